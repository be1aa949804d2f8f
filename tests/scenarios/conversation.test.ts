import { describe, expect, it } from 'vitest'
import { zoneNamedIn } from '../../functions/core/patients/named-zone.ts'
import { getTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { writeMessage } from '../../functions/use-cases/messages/send-personal-text.ts'
import { receiveText } from '../../functions/use-cases/replies/receive-text.ts'
import { anApi } from '../support/api.ts'
import { checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, LEE } from '../support/world.ts'

async function aPatient(changes: Parameters<typeof checkout>[1] = {}) {
  const world = await aWorld()
  const hears = listener(world)
  const shown = await checkout(world, changes)
  const write = (text: string) => writeMessage(world.deps, 'demo', shown.patientId, { text, by: 'nurse-kim' })
  return { world, hears, ...shown, write }
}

describe('a person of the clinic writes to a patient', () => {
  it('by the path of every other message', async () => {
    const { world, hears, write } = await aPatient()
    hears(ANA)
    expect(await write('Hi Ana, Kim here. Can I call you at 3?')).toMatchObject({ kind: 'planned', segments: 1 })
    await world.settle()
    expect(hears(ANA)).toEqual(['Hi Ana, Kim here. Can I call you at 3?'])
  })

  it('once, however often a system sends the request: the same key is the same text', async () => {
    const { world, hears, patientId } = await aPatient()
    const ask = anApi(world)
    const send = (text: string, key: string) =>
      ask('POST', `/v1/patients/${patientId}/messages`, {
        ...{ role: 'nurse', id: 'nurse-kim' },
        body: { text },
        headers: { 'idempotency-key': key },
      })
    hears(ANA)
    const first = await send('Please call us.', 'k1')
    await world.settle()
    expect(await send('Please call us.', 'k1')).toMatchObject({
      status: 201,
      body: { messageId: first.body.messageId },
    })
    expect(await send('Something else.', 'k1')).toMatchObject({ status: 409 })
    expect(await send('Something else.', 'no key')).toMatchObject({ status: 400 })
    await world.settle()
    expect(hears(ANA)).toEqual(['Please call us.'])
    await send('Please call us.', 'k2')
    await world.settle()
    expect(hears(ANA)).toEqual(['Please call us.'])
  })

  it('at night it waits for the morning, unless the patient has just written', async () => {
    const { world, hears, write } = await aPatient()
    await world.advanceHours(14)
    hears(ANA)
    const night = await write('How are you?')
    expect(night).toMatchObject({ item: { plannedFor: '2026-11-24T16:00:00.000Z' } })
    await world.settle()
    expect(hears(ANA)).toEqual([])
    await world.text(ANA, 'are you there?')
    await write('Yes, we are here.')
    await world.settle()
    expect(hears(ANA)).toContain('Yes, we are here.')
  })

  it('not after STOP, and not without an agreement', async () => {
    const { world, write } = await aPatient()
    await world.text(ANA, 'stop')
    expect(await write('Hello?')).toMatchObject({ kind: 'forbidden', because: expect.stringMatching(/opted out/) })
    const declined = await aPatient({ consent: { sms: false, declined: true } })
    expect(await declined.write('Hello?')).toMatchObject({ kind: 'forbidden' })
    expect(await writeMessage(world.deps, 'other', 'nobody', { text: 'x', by: 'y' })).toEqual({ kind: 'unknown' })
  })
})

describe('somebody else has the number', () => {
  it.each([
    'wrong number',
    'Sorry, you have the wrong person',
    'número equivocado',
  ])('"%s" ends the messages, says who wrote, and is a task of the day', async (text) => {
    const { world, hears } = await aPatient()
    hears(ANA)
    await world.text(ANA, text)
    expect(hears(ANA)).toEqual([expect.stringMatching(/Harbor Clinic: This is the clinic.*START/)])
    expect((await tasks(world)).map(({ kind }) => kind)).toEqual(['wrong-number'])
    await world.advanceHours(24 * 15)
    expect(hears(ANA)).toEqual([])
  })

  it('who turns out to be the patient gets the rest after START', async () => {
    const { world, hears } = await aPatient()
    await world.text(ANA, 'wrong number')
    await world.text(ANA, 'START')
    hears(ANA)
    await world.advanceHours(30)
    expect(hears(ANA).length).toBeGreaterThan(0)
  })

  it('and cannot breathe: staff are woken all the same', async () => {
    const { world, hears } = await aPatient()
    hears(ANA)
    await world.text(ANA, 'wrong number but i cant breathe')
    expect(hears(ANA)).toEqual([expect.stringMatching(/911/)])
    expect(await openAlerts(world)).toHaveLength(1)
  })
})

describe('who asks who we are', () => {
  it.each([
    'Who is this?',
    "who's this",
    'new phone, who dis?',
    '¿Quién es?',
  ])('"%s" is told, and still gets the check-ins', async (text) => {
    const { world, hears } = await aPatient()
    hears(ANA)
    await world.text(ANA, text)
    expect(hears(ANA)).toEqual([expect.stringMatching(/Harbor Clinic: Texts after your visit\..*555-0199.*STOP/)])
    expect(await tasks(world)).toEqual([])
    await world.advanceHours(30)
    expect(hears(ANA)).toContainEqual(expect.stringMatching(/Harbor Clinic/))
  })
})

describe('who sends back a text of ours', () => {
  const formerly =
    'Harbor Clinic: Ana, short of breath, faint or a tight throat? Call 911. Reply 1 fine, 2 question, 3 bad.'

  it('that is worded otherwise today wakes nobody', async () => {
    const { world } = await aPatient()
    await world.text(ANA, formerly)
    expect(await openAlerts(world)).toEqual([])
  })

  it.each([
    formerly,
    `Liked “${formerly}”`,
  ])('wakes nobody either when the closed question stays unanswered: %j', async (text) => {
    const { world } = await aPatient()
    await world.text(ANA, text)
    await world.advance(60)
    expect(await openAlerts(world)).toEqual([])
    expect((await tasks(world)).map(({ kind }) => kind)).toEqual(['unclear'])
  })

  it('and adds what nobody understands is asked, and pages when that stays unanswered', async () => {
    const { world } = await aPatient()
    await world.text(ANA, `Liked “${formerly}” blorp zzyx`)
    await world.advance(11)
    expect(await openAlerts(world)).toHaveLength(1)
  })

  it('and adds what is wrong pages', async () => {
    const { world } = await aPatient()
    await world.text(ANA, `${formerly} yes my throat is closing`)
    expect(await theAlert(world)).toMatchObject({ tier: 'emergency' })
  })
})

describe('a patient who travels', () => {
  it('is asked about, never assumed', async () => {
    const { world } = await aPatient()
    await world.text(ANA, "I'm in New York now, all good")
    expect(await tasks(world)).toContainEqual(
      expect.objectContaining({ kind: 'confirm', offers: { timeZone: 'America/New_York' } }),
    )
  })

  it.each([
    ['im in chicago this week', 'America/Chicago'],
    ['we moved to Denver', 'America/Denver'],
    ['estoy en Madrid', 'Europe/Madrid'],
    ['im in pain', undefined],
    ['i am in the car', undefined],
    ['my dog is called paris', undefined],
  ])('"%s" names %s', (text, zone) => expect(zoneNamedIn(text)).toBe(zone))
})

describe('help', () => {
  it('alone says who we are and how to reach us; with other words it is a call for help', async () => {
    const { world, hears } = await aPatient()
    hears(ANA)
    await world.text(ANA, 'HELP')
    expect(hears(ANA)).toEqual([expect.stringMatching(/555-0199.*555-0198.*911/)])
    expect(await openAlerts(world)).toEqual([])
    await world.text(ANA, 'AYUDA')
    expect(await openAlerts(world)).toEqual([])
    await world.text(ANA, 'ayuda por favor no puedo respirar')
    expect(await openAlerts(world)).toHaveLength(1)
  })

  it('a STOP from the staff stops no page, and somebody hears of it', async () => {
    const { world, hears } = await aPatient()
    await world.text(LEE, 'STOP')
    expect(hears(LEE)).toEqual([expect.stringMatching(/STOP doesn't end pages/)])
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'staff-stop', staffId: 'dr-lee' }))
    await world.text(ANA, 'i cant breathe')
    expect(hears(LEE).length).toBeGreaterThan(0)
  })
})

describe('a text that is read late', () => {
  it('is read as of its arrival: its closed question is asked, and pages when it stays unanswered', async () => {
    const world = await aWorld()
    const hears = listener(world)
    await checkout(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
    await world.advance(71.9 * 60)
    const receivedAt = world.now()
    await world.advance(0.2 * 60)
    hears(ANA)
    await receiveText(world.deps, { carrierId: 'late', from: ANA, to: HARBOR, text: 'blorp zzyx', receivedAt })
    await world.settle()
    expect(hears(ANA)).toEqual([expect.stringMatching(/1.*2.*3/)])
    await world.advance(11)
    expect((await theAlert(world)).because).toMatch(/Asked again/)
  })
})

describe('a second visit while a course runs', () => {
  it('does not double the messages: check-ins stay two hours apart, the more urgent question stays', async () => {
    const { world, hears, treatmentId } = await aPatient()
    await world.advance(60)
    hears(ANA)
    const second = await checkout(world, { procedures: [{ plan: 'filler', areas: ['lips'] }] })
    expect(second.followUps.map(({ step }) => step)).not.toContain('welcome')
    const first = await getTreatment(world.deps, 'demo', treatmentId)
    const waiting = [...(first?.followUps ?? []), ...second.followUps]
      .filter(({ status, channel }) => status === 'planned' && channel === 'sms')
      .map(({ dueAt }) => Date.parse(dueAt))
      .sort((a, b) => a - b)
    for (const [i, at] of waiting.entries())
      if (i > 0) expect(at - (waiting[i - 1] ?? 0)).toBeGreaterThanOrEqual(7_200_000)
    expect(first?.followUps.some(({ status }) => status === 'cancelled')).toBe(true)
    await world.advanceHours(24 * 15)
    expect(hears(ANA).length).toBeGreaterThan(4)
  })
})
