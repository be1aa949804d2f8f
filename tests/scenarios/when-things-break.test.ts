import { describe, expect, it } from 'vitest'
import { type Outbound, outboundKey } from '../../functions/core/messages/outbound.ts'
import { rescuedText } from '../../functions/runtime/rescued-text.ts'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import type { TreatmentRequest } from '../../functions/use-cases/courses/validate-treatment.ts'
import { processOutbound } from '../../functions/use-cases/messages/process-outbound.ts'
import { writeMessage } from '../../functions/use-cases/messages/send-personal-text.ts'
import type { Deps, Write } from '../../functions/use-cases/ports.ts'
import { receiveText } from '../../functions/use-cases/replies/receive-text.ts'
import { rescueReply } from '../../functions/use-cases/replies/rescue-reply.ts'
import { checkout, listener, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, KIM, LEE } from '../support/world.ts'

const kim = { staffId: 'nurse-kim', name: 'Nurse Kim', role: 'nurse' } as const
const aTreatment: TreatmentRequest = {
  patient: { name: 'Ana Ruiz', phone: ANA },
  performedAt: '2026-11-23T18:00:00.000Z',
  procedures: [{ plan: 'laser', areas: ['face'] }],
  consent: { sms: true },
}

describe('when something breaks', () => {
  it('a page whose sending is uncertain is repeated within two minutes', async () => {
    const world = await aWorld()
    await checkout(world)
    world.carrier(LEE, 'uncertain')
    await world.text(ANA, 'i cant breathe')
    const first = world.at(LEE).filter(({ channel }) => channel === 'sms').length
    await world.advance(2)
    expect(world.at(LEE).filter(({ channel }) => channel === 'sms').length).toBeGreaterThan(first)
  })

  it('a page that cannot be delivered goes to the same person by e-mail', async () => {
    const world = await aWorld()
    await checkout(world)
    world.carrier(LEE, 'refused')
    await world.text(ANA, 'i cant breathe')
    expect(world.at('lee@harbor.example').length).toBeGreaterThan(0)
    expect(world.at(KIM).length).toBeGreaterThan(0)
  })

  it('a sender killed between claim and record is found by its timer: the follow-up is not sent twice', async () => {
    const world = await aWorld()
    const { followUps } = await checkout(world)
    const next = followUps.find(({ status, step }) => status === 'planned' && step === 'check-in-24h')
    const place = `CLINIC#demo#PATIENT#${next?.followUpId.split('.')[0]}`
    const key = outboundKey({ place, outboundId: next?.followUpId ?? '' })
    const dies = new Error('killed')
    const dying = { ...world.deps, messenger: { send: () => Promise.reject(dies) } }
    await world.advance((Date.parse(next?.dueAt ?? '') - Date.parse(world.now())) / 60_000 - 1)
    const before = world.at(ANA).length
    const item = await world.records.get(key)
    const now = next?.dueAt ?? ''
    await expect(processOutbound({ ...dying, now: () => now }, key)).rejects.toBe(dies)
    expect((item?.value as unknown as Outbound).state).toBe('planned')
    await world.advance(10)
    expect(world.at(ANA)).toHaveLength(before)
    const about = (await tasks(world)).filter(({ outboundId }) => outboundId === next?.followUpId)
    expect(about.map(({ kind }) => kind)).toEqual(['uncertain'])
  })

  it('an emergency is answered although nothing can be written, and the text comes again', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    hears(ANA)
    const broken = { ...world.deps, records: { ...world.records, commit: async () => ({ kind: 'busy' as const }) } }
    const incoming = { carrierId: 'x1', from: ANA, to: HARBOR, text: 'i cant breathe', receivedAt: world.now() }
    await expect(receiveText(broken, incoming)).rejects.toThrow()
    expect(hears(ANA).join()).toMatch(/911/)
    await receiveText(world.deps, incoming)
    expect((await theAlert(world)).tier).toBe('emergency')
  })

  it('a reply that cannot be processed pages with its words', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    const body = `{"Type":"Notification","Message":"{\\"originationNumber\\":\\"${ANA}\\",\\"destinationNumber\\":\\"${HARBOR}\\",\\"messageBody\\":\\"my lip is white\\",\\"inboundMessageId\\":\\"z9\\"`
    const letter = { body, messageId: 'letter-1' }
    expect(await rescueReply(world.deps, rescuedText(letter))).toEqual({ kind: 'alerted' })
    await world.settle()
    const alert = await theAlert(world)
    expect(alert.reply).toBe('my lip is white')
    expect(hears(LEE).join()).toContain(alert.code)
    expect(await rescueReply(world.deps, rescuedText(letter))).toEqual({ kind: 'already-handled' })
  })

  it('a reply that cannot be processed while an alert is open goes to who has it, and is part of the alert', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    await world.text(ANA, 'my eyelid is drooping')
    await world.text(LEE, (await theAlert(world)).code)
    hears(LEE)
    await rescueReply(world.deps, { id: 'z10', from: ANA, to: HARBOR, text: 'and now i cant breathe' })
    await world.settle()
    expect((await theAlert(world)).reply).toMatch(/eyelid.*\n.*cant breathe/)
    expect(hears(LEE)).toEqual([expect.stringContaining('and now i cant breathe')])
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('unclear')
  })

  it('a text of staff that had to be rescued makes no patient of them: STOP stops no pages and opts nobody out', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await rescueReply(world.deps, { id: 'z11', from: LEE, to: HARBOR, text: '4' })
    await world.settle()
    hears(LEE)
    await world.text(LEE, 'STOP')
    expect(hears(LEE)).toEqual([expect.stringMatching(/STOP doesn't end pages/)])
  })

  it('two texts at once from a number nobody knows are of one person, with one alert', async () => {
    const world = await aWorld()
    const text = (carrierId: string, text: string) =>
      receiveText(world.deps, { carrierId, from: '+14155550178', to: HARBOR, text, receivedAt: world.now() })
    await Promise.all([text('s1', 'i cant breathe'), text('s2', 'i cant swallow')])
    await world.settle()
    expect((await theAlert(world)).reply.split('\n')).toHaveLength(2)
  })

  it.each<[string, (deps: Deps, about: { alertId: string; patientId: string }) => Promise<unknown>, string]>([
    ['a checkout', (deps) => logTreatment(deps, { clinicId: 'demo', by: 'desk', request: aTreatment }), 'TREATMENT#'],
    [
      "a person's own text",
      (deps, { patientId }) => writeMessage(deps, 'demo', patientId, { text: 'Come in.', by: 'kim' }),
      'OUT#personal',
    ],
    [
      'an attempt to call',
      (deps, { alertId }) => actOnAlert(deps, 'demo', alertId, { kind: 'attempt', what: 'no-answer' }, kim),
      'ATTEMPT',
    ],
  ])('%s whose writing was not confirmed is not done twice', async (_, act, what) => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await world.text(ANA, 'my eyelid is drooping')
    const { alertId } = await theAlert(world)
    const count = async () => {
      const items = await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, '')
      if (what === 'ATTEMPT') return (await theAlert(world)).attempts.length
      return items.filter(({ key, value }) => (what === 'OUT#personal' ? value.writtenBy : key.sk.startsWith(what)))
        .length
    }
    const before = await count()
    let unheard = true
    const commit = async (writes: readonly Write[]) => {
      const answer = await world.records.commit(writes)
      if (!unheard) return answer
      unheard = false
      return { kind: 'unknown' as const }
    }
    await act({ ...world.deps, records: { ...world.records, commit } }, { alertId, patientId })
    expect(await count()).toBe(before + 1)
  })

  it('a text from a number nobody knows is read all the same', async () => {
    const world = await aWorld()
    await world.text('+14155550177', 'i had filler today and my lip is white and cold')
    expect((await theAlert(world)).reply).toMatch(/white and cold/)
  })

  it('an unclear reply that nobody explains pages after ten minutes', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world)
    hears(ANA)
    await world.text(ANA, 'blorp zzyx')
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('unclear')
    expect(hears(ANA)).toHaveLength(1)
    await world.advance(11)
    expect((await theAlert(world)).reply).toBe('blorp zzyx')
  })
})
