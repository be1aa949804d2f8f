/** Systems and spreadsheets write an instant with the offset of their own wall clock. */
import { expect, it } from 'vitest'
import { keys } from '../../functions/core/keys.ts'
import { importRoutes } from '../../functions/http/imports.ts'
import { check, type Route } from '../../functions/http/route.ts'
import { treatmentRoutes } from '../../functions/http/treatments.ts'
import { patientsByPhone } from '../../functions/use-cases/patients/find-patients.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { ANA, aWorld, type World } from '../support/world.ts'

const caller = { clinicId: 'demo', role: 'front-desk', id: 'harbor-desk', name: 'Front desk' } as const
const REQUEST = {
  patient: { name: 'Ana Ruiz', phone: ANA },
  performedAt: '2026-11-23T20:00:00+02:00',
  procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
  consent: { sms: true, statement: 'I agree.', capturedAt: '2026-11-23T20:01:00+02:00' },
}
const FILE = `name,phone,performed_at,procedures,consent_sms,consent_captured_at
Ana Ruiz,${ANA},2026-11-23T20:00:00+02:00,neurotoxin: glabella,yes,2026-11-23T20:01:00+02:00`

async function post(world: World, routes: readonly Route[], { body, text = '' }: { body?: unknown; text?: string }) {
  const route = routes.find(({ method }) => method === 'POST')
  const checked = route?.body ? check(route.body, body) : { body }
  if (!route || 'faults' in checked) throw new Error(JSON.stringify(checked))
  const answer = await route.respond(world.deps, { caller, params: {}, query: {}, headers: {}, text, ...checked })
  await world.settle()
  return answer.status
}

async function theTimeline(world: World) {
  const found = await patientsByPhone(world.deps, 'demo', ANA)
  const [person] = found.kind === 'found' ? found.patients : []
  return (await timeline(world.deps, 'demo', person?.personId ?? ''))?.events ?? []
}

const consentOf = async (world: World) =>
  (await world.everything()).find(({ key }) => key.sk.startsWith('CONSENT#'))?.value ?? {}

const EARLIER = [
  { at: '2026-11-23T18:01:00.000Z', kind: 'consent-recorded' },
  { at: '2026-11-23T18:05:00.000Z', kind: 'treatment-logged', performedAt: '2026-11-23T18:00:00.000Z' },
]

it('a treatment logged with them stands in UTC, and its timeline is in order', async () => {
  const world = await aWorld()
  expect(await post(world, treatmentRoutes, { body: REQUEST })).toBe(201)
  expect(await consentOf(world)).toMatchObject({ capturedAt: '2026-11-23T18:01:00.000Z' })
  expect((await theTimeline(world)).slice(0, 2)).toMatchObject(EARLIER)
})

it('and so does one of a file', async () => {
  const world = await aWorld()
  expect(await post(world, importRoutes, { text: FILE })).toBe(202)
  expect(await consentOf(world)).toMatchObject({ capturedAt: '2026-11-23T18:01:00.000Z' })
  const events = await theTimeline(world)
  expect(events.filter(({ kind }) => EARLIER.some((each) => each.kind === kind))).toMatchObject(EARLIER)
})

it('a consent that was kept with its offset is read in order too', async () => {
  const world = await aWorld()
  await post(world, treatmentRoutes, { body: REQUEST })
  const consent = await consentOf(world)
  const value = { ...consent, capturedAt: REQUEST.consent.capturedAt }
  const key = keys.consent('demo', String(consent.consentId))
  expect(await world.records.commit([{ kind: 'update', key, value, found: {}, expects: 1 }])).toEqual({
    kind: 'committed',
  })
  expect((await theTimeline(world)).slice(0, 2)).toMatchObject(EARLIER)
})
