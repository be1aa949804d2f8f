/** A late "41" must not acknowledge a stranger's alert, and a clinic never runs out of codes. */
import { expect, it } from 'vitest'
import { CODE_RESTS_HOURS, type Code, chooseCode } from '../../../functions/core/alerts/alert.ts'
import { CLAIM_SECONDS } from '../../../functions/core/messages/outbound.ts'
import { readClinic } from '../../../functions/use-cases/store/read-clinic.ts'
import { write } from '../../../functions/use-cases/store/records.ts'
import { act, checkout, openAlerts, theAlert } from '../../support/stories.ts'
import { ANA, aWorld } from '../../support/world.ts'

const NOW = '2026-11-23T18:05:00.000Z'
const coded = (code: number, rest: Partial<Code> = {}): Code => ({ code: String(code), alertId: 'a', ...rest })
const allBut = (...free: number[]) =>
  Array.from({ length: 90 }, (_, i) => i + 10).flatMap((code) => (free.includes(code) ? [] : [coded(code)]))

it.each([
  ['2026-11-23T18:05:00.001Z', '100'],
  ['2026-11-23T18:05:00.000Z', '41'],
])('a code that rests until %s means no other alert before', (restsUntil, expected) => {
  expect(chooseCode([...allBut(41), coded(41, { restsUntil })], NOW, 0).code).toBe(expected)
})

it('the code of an alert rests after its outcome, and is free for the next one after three days', async () => {
  const world = await aWorld()
  await checkout(world)
  await world.text(ANA, 'i cant swallow')
  const { code } = await theAlert(world)
  await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
  expect(await openAlerts(world)).toEqual([])
  const codes = (await readClinic(world.records, 'demo'))?.codes ?? []
  expect(codes.find(({ value }) => value.code === code)?.value.restsUntil).toBe('2026-11-26T18:05:00.000Z')
})

it('a clinic whose codes have all been used opens an alert on one that has rested', async () => {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  for (let code = 10; code < 100; code++) {
    const value = coded(code, { restsUntil: '2026-11-22T00:00:00.000Z' })
    await world.records.commit([write({ pk: 'CLINIC#demo', sk: `CODE#${code}` }, value, 0)])
  }
  await world.text(ANA, 'i cant swallow')
  expect(await theAlert(world)).toMatchObject({ personId: patientId, code: expect.stringMatching(/^\d\d$/) })
})

it('a claim outlives the sending function, which is killed after ten seconds: nothing is sent twice', () => {
  expect(CLAIM_SECONDS).toBeGreaterThanOrEqual(20)
})

it('a code that has rested is forgotten: a clinic is read with those in use, however many it has had', async () => {
  const world = await aWorld()
  await checkout(world)
  await world.text(ANA, 'i cant swallow')
  await act(world, 'dr-lee', { kind: 'resolve', resolution: { outcome: 'seen', note: '' } })
  await world.advanceHours(CODE_RESTS_HOURS)
  expect((await readClinic(world.records, 'demo'))?.codes).toEqual([])
})
