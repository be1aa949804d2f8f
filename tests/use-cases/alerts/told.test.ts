/** Who is told of an alert in which way, which closed ones staff see, and how a clinic's policy of paging is changed. */
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_POLICY } from '../../../functions/core/on-call/policy.ts'
import { effectsToMessages } from '../../../functions/use-cases/alerts/effects-to-messages.ts'
import { inbox } from '../../../functions/use-cases/alerts/inbox.ts'
import { editClinic } from '../../../functions/use-cases/clinic/edit-clinic.ts'
import { readClinic } from '../../../functions/use-cases/store/read-clinic.ts'
import { act, checkout, listener, theAlert } from '../../support/stories.ts'
import { ANA, aWorld, harbor, LEE, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const MAI = '+14155550177'

describe('a page', () => {
  it('goes by text or by mail where the way that the policy names leads nowhere', async () => {
    await checkout(world)
    await world.text(ANA, 'my lip is white')
    const alert = await theAlert(world)
    const clinicNow = (await readClinic(world.records, 'demo')) ?? expect.fail('no clinic')
    const person = { personId: alert.personId, name: 'Ana Ruiz', language: 'en', clinicId: 'demo' } as never
    const ways = (more: { phone?: string; email?: string }, by: readonly ('sms' | 'voice' | 'email')[]) =>
      effectsToMessages(
        [{ kind: 'page', round: 2, by, staff: [{ staffId: 'x', name: 'X', role: 'nurse', ...more }] } as never],
        { alert, clinicNow, person, told: { kind: 'nothing' } as never, deps: world.deps },
      ).map(({ channel, to, from }) => [channel, to, from])
    const { textingNumber: us, mailFrom } = harbor.clinic
    const [phone, email] = [LEE, 'x@harbor.example']
    expect(ways({ phone, email }, ['sms', 'email'])).toEqual([
      ['sms', phone, us],
      ['email', email, mailFrom],
    ])
    expect(ways({ phone }, ['email'])).toEqual([['sms', phone, us]])
    expect(ways({ email }, ['sms', 'voice'])).toEqual([['email', email, mailFrom]])
    expect(ways({ phone }, ['voice', 'email'])).toEqual([['voice', phone, us]])
    expect(ways({}, ['sms'])).toEqual([])
  })
})

it('a text that takes an alert, while none is open, is told so', async () => {
  const heard = listener(world)
  await world.text(LEE, 'ack')
  await world.settle()
  expect(heard(LEE)).toEqual(['No alert is open at Harbor Clinic.'])
})

it('alerts that were closed within the hour are shown, the latest first, and no longer after it', async () => {
  await checkout(world)
  await checkout(world, { patient: { name: 'Mai Tan', phone: MAI } })
  const resolution = { outcome: 'advice-by-phone', note: 'Fine.' } as never
  const names: string[] = []
  for (const phone of [ANA, MAI]) {
    await world.text(phone, 'my lip is white')
    await world.settle()
    names.push((await theAlert(world)).alertId)
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await act(world, 'dr-lee', { kind: 'resolve', resolution })
    await world.advance(2)
  }
  const closed = async () => (await inbox(world.deps, 'demo', 'nurse')).closed.map(({ alert: { alertId } }) => alertId)
  expect(await closed()).toEqual(names.toReversed())
  await world.advance(57)
  expect(await closed()).toEqual(names.slice(1))
  await world.advance(2)
  expect(await closed()).toEqual([])
})

describe('a clinic’s policy', () => {
  const about = () => ({ records: world.records, now: world.now() })
  const policy = { ...DEFAULT_POLICY, prompt: { ...DEFAULT_POLICY.prompt, acknowledgeWithinMinutes: 14 } }

  it('is changed with the clinic, and what changed is on its log', async () => {
    expect(await editClinic(about(), 'demo', { policy })).toEqual({ kind: 'edited', changed: 1 })
    expect(await editClinic(about(), 'demo', { policy })).toEqual({ kind: 'edited', changed: 0 })
    expect((await readClinic(world.records, 'demo'))?.policy).toEqual(policy)
    const log = (await world.everything()).flatMap(({ value }) => (Array.isArray(value.changes) ? value.changes : []))
    expect(log).toEqual([
      expect.objectContaining({
        field: expect.stringMatching(/^policy\/prompt/),
        to: expect.stringContaining('"acknowledgeWithinMinutes":14'),
      }),
    ])
  })

  it('and all else are at most a hundred changes at once', async () => {
    const people = Array.from({ length: 100 }, (_, i) => ({
      staffId: `n${i}`,
      name: `Nurse ${i}`,
      role: 'nurse' as const,
    }))
    const answer = await editClinic(about(), 'demo', { staff: [...harbor.staff, ...people] })
    expect(answer).toEqual({
      ...{ kind: 'invalid' },
      faults: [{ pointer: '', detail: '101 changes at once; edit staff and shifts one after the other.' }],
    })
  })
})
