/** What the links in a patient's mails do once the patient was erased. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pressLink, showLink } from '../../functions/http/links.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { unsubscribe } from '../../functions/use-cases/replies/receive-answer.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { rescueEmail } from '../../functions/use-cases/replies/rescue-email.ts'
import { aMail } from '../support/mails.ts'
import { checkout } from '../support/stories.ts'
import { aWorld, type World } from '../support/world.ts'

const MAILBOX = 'ana@example.com'
const SIGN = 'i cannot breathe'

let world: World
let token: string
let before: unknown

/** All that is on record, but for what keeps machines from answering each other. */
const onRecord = async () => (await world.everything()).filter(({ key }) => !key.sk.startsWith('SEEN'))

async function afterAnErasure(language: string): Promise<void> {
  world = await aWorld()
  const patient = { phone: undefined, email: MAILBOX, language }
  const { patientId } = await checkout(world, { patient, consent: { sms: false, email: true } })
  await world.advanceHours(3)
  token = /\/l\/([a-z0-9]{16})/.exec(world.at(MAILBOX).at(-1)?.html ?? '')?.[1] ?? 'none'
  expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toMatchObject({ kind: 'erased' })
  before = await onRecord()
}

describe('after an erasure', () => {
  beforeEach(() => afterAnErasure('en'))

  it('the answer page takes nothing, and says what to do in an emergency and whom to call', async () => {
    const pressed = await pressLink(world.deps, token, `action=answer&answer=3&words=${encodeURIComponent(SIGN)}`)
    for (const { status, body } of [pressed, await showLink(world.deps, token)]) {
      expect(status).toBe(410)
      expect(body).toContain('This page no longer works')
      expect(body).toMatch(/Call 911 now/)
      expect(body).toContain('href="tel:')
      expect(body).not.toContain('<form')
    }
    expect(await onRecord()).toEqual(before)
  })

  it('a reply by mail is told that nobody reads it, and opens no alert without a person', async () => {
    const to = `reply+${token}@reply.care.example`
    const count = world.at(MAILBOX).length
    expect(await receiveEmail(world.deps, await aMail({ to, from: MAILBOX, body: SIGN }))).toEqual({
      kind: 'of-nobody',
    })
    await world.settle()
    expect(world.at(MAILBOX).at(-1)?.text).toContain('call your emergency number now')
    expect(world.at(MAILBOX)).toHaveLength(count + 1)
    expect(await rescueEmail(world.deps, { token, id: 'm1', text: SIGN })).toEqual({ kind: 'not-ours' })
    expect((await onRecord()).filter(({ key }) => key.sk.startsWith('ALERT#'))).toEqual([])
  })

  it('there is nothing left to unsubscribe from', async () => {
    expect(await unsubscribe(world.deps, token)).toEqual({ kind: 'gone' })
    expect(await onRecord()).toEqual(before)
  })
})

it('the page speaks the patient’s language', async () => {
  await afterAnErasure('es')
  const { body } = await showLink(world.deps, token)
  expect(body).toContain('lang="es"')
  expect(body).toContain('Esta página ya no funciona')
})
