import { describe, expect, it } from 'vitest'
import { wallTime } from '../../functions/core/time.ts'
import { getTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { checkout, openAlerts, tasks } from '../support/stories.ts'
import { ANA, aWorld, HALE, KIM, LEE } from '../support/world.ts'

describe('a course without a warning sign', () => {
  it('sends every follow-up once, by day, naming the clinic and no treatment, and wakes nobody', async () => {
    const world = await aWorld()
    const { followUps, treatmentId } = await checkout(world)
    for (let hour = 0; hour < 16 * 24; hour++) {
      await world.advance(60)
      if (world.at(ANA).at(-1)?.text.includes('1') && hour % 20 === 0) await world.text(ANA, '1')
    }
    const texts = world.at(ANA)
    const questions = new Set(followUps.map(({ text }) => text))
    for (const { text, at } of texts) {
      expect(text).toMatch(/Harbor Clinic/)
      expect(text).not.toMatch(/botox|toxin|glabella|wrinkle|frown|inject/i)
      if (!questions.has(text)) continue
      const { time } = wallTime(at, 'America/Los_Angeles')
      expect(time >= '08:00' && time <= '20:59', `${at} ${text}`).toBe(true)
    }
    const course = await getTreatment(world.deps, 'demo', treatmentId)
    expect(course?.followUps.map(({ status }) => status)).toEqual(followUps.map(() => 'delivered'))
    for (const phone of [LEE, KIM, HALE]) expect(world.at(phone)).toEqual([])
    expect(await openAlerts(world)).toEqual([])
  })

  it('follows silence with one reminder within a day and a task within two', async () => {
    const world = await aWorld()
    const { followUps } = await checkout(world)
    const first = followUps.find(({ step }) => step === 'check-in-24h')
    if (!first) throw new Error('the plan has no check-in after a day')
    const minutes = (Date.parse(first.dueAt) - Date.parse(world.now())) / 60_000
    await world.advance(minutes + 1)
    const about = async () =>
      (await tasks(world)).filter(({ kind, outboundId }) => kind === 'silence' && outboundId === first.followUpId)
    expect(await about()).toEqual([])
    await world.advanceHours(24)
    const reminders = [...(await world.records.list(`CLINIC#demo#PATIENT#${first.followUpId.split('.')[0]}`, 'OUT#'))]
    const reminder = reminders.find(({ value }) => value.outboundId === `${first.followUpId}.reminder`)
    expect(reminder?.value).toMatchObject({ purpose: 'reminder', state: 'delivered' })
    await world.advanceHours(24)
    expect(await about()).toHaveLength(1)
  })

  it('asks a person to call when a text cannot be delivered and there is no e-mail', async () => {
    const world = await aWorld()
    world.carrier(ANA, 'undeliverable')
    await checkout(world)
    await world.advance(5)
    expect((await tasks(world)).map(({ kind }) => kind)).toContain('undelivered')
  })

  it('quotes the beginning of a long mail that did not arrive, not all of it', async () => {
    const world = await aWorld()
    world.carrier('ana@example.com', 'undeliverable')
    await checkout(world, { patient: { email: 'ana@example.com' }, consent: { email: true } })
    await world.advance(5)
    const [about] = (await tasks(world)).filter(({ kind }) => kind === 'undelivered')
    expect(about?.because).toMatch(/^Not delivered \(.*\). Please call: Hello Ana,/)
    expect(about?.because).toMatch(/…$/)
    expect(about?.because.length).toBeLessThan(300)
  })

  it('sends what cannot be delivered by text as an e-mail, where the patient agreed to one', async () => {
    const world = await aWorld()
    world.carrier(ANA, 'undeliverable')
    await checkout(world, { patient: { email: 'ana@example.com' }, consent: { email: true } })
    await world.advanceHours(3)
    const mails = world.at('ana@example.com').map(({ subject = '' }) => subject)
    expect(mails.length).toBeGreaterThan(1)
    expect((await tasks(world)).filter(({ kind }) => kind === 'undelivered')).toEqual([])
  })

  it('does not repeat a follow-up of which nobody knows whether it left: a person decides', async () => {
    const world = await aWorld()
    world.carrier(ANA, 'uncertain')
    await checkout(world)
    await world.advance(30)
    expect(world.at(ANA)).toHaveLength(1)
    expect((await tasks(world)).map(({ kind }) => kind)).toEqual(['uncertain'])
  })

  it('waits while the carrier throttles, and then leaves once', async () => {
    const world = await aWorld()
    world.carrier(ANA, 'throttle')
    await checkout(world)
    await world.advance(3)
    expect(world.at(ANA)).toEqual([])
    world.carrier(ANA, 'deliver')
    await world.advance(30)
    expect(world.at(ANA)).toHaveLength(1)
  })
})

it('an answer within the same instant as its question is an answer: nobody is reminded', async () => {
  const world = await aWorld()
  await checkout(world)
  await world.advanceHours(2)
  await world.text(ANA, '1')
  const before = world.at(ANA).length
  await world.advanceHours(21)
  expect(world.at(ANA)).toHaveLength(before)
})
