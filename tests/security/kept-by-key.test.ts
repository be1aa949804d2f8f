/** What becomes of each kind of item when a patient is erased, as docs/security.md says it, for every key that there is. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Key, keys } from '../../functions/core/keys.ts'
import { importRoutes } from '../../functions/http/imports.ts'
import { makeCheckoutLink } from '../../functions/use-cases/courses/checkout-link.ts'
import { logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import { askOwnPhone } from '../../functions/use-cases/courses/phone-handoff.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { keepPhoto } from '../../functions/use-cases/photos/keep-photo.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { releaseHold } from '../../functions/use-cases/review/incidents.ts'
import { addWebhook } from '../../functions/use-cases/webhooks/manage-webhooks.ts'
import { anApi } from '../support/api.ts'
import { mindbodyBooking } from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'
import { aMail } from '../support/mails.ts'
import { aPng } from '../support/pictures.ts'
import { act, aTreatment, theAlert } from '../support/stories.ts'
import { ANA, aWorld, harbor, KIM, type World } from '../support/world.ts'

const OF_ANA = /\bAna\b|Ruiz|A\.R\.|555.?0123|ana@example|swallow/i
const FATES = ['goes', 'expires', 'kept', 'counts', 'nothing'] as const
type Fate = (typeof FATES)[number]

/** The rows of the table in their order, each with the names of its keys. */
const fateOf = new Map<string, Fate>()
const rows =
  readFileSync('docs/security.md', 'utf8').split('| what becomes of it | keys |')[1]?.trim().split('\n') ?? []
for (const [i, fate] of FATES.entries())
  for (const [, name = ''] of rows[i + 1]?.split('|')[2]?.matchAll(/`(\w+)`/g) ?? []) fateOf.set(name, fate)

/** A key as a pattern: `§` stands for whatever the story has put in. */
const patterns = Object.entries(keys).map(([name, make]) => {
  const { pk, sk } = (make as unknown as (...parts: string[]) => Key)('§', '§', '§', '§')
  const escaped = (part: string) => part.replace(/[$^.+*?()[\]{}|]/g, '\\$&').replace(/0*§/g, '[^#]+')
  return { name, pattern: new RegExp(`^${escaped(pk)} ${escaped(sk).replace(/\[\^#\]\+$/, '.+')}$`) }
})

/** Kinds of items whose keys are made elsewhere: messages that were sent, and what staff wrote; all go with the person. */
const ELSEWHERE = /(#PATIENT#[^#]+(#PAGES)?|#STAFF#[^#]+) (OUT|MESSAGE|STAFF-MESSAGE)#/
const nameOf = ({ pk, sk }: Key): string | undefined => {
  const found = patterns.filter(({ pattern }) => pattern.test(`${pk} ${sk}`))
  expect(found.length, `${pk} ${sk}`).toBe(ELSEWHERE.test(`${pk} ${sk}`) && found.length === 0 ? 0 : 1)
  return found[0]?.name
}

let world: World
let patientId: string
let before: Awaited<ReturnType<World['everything']>>

beforeAll(async () => {
  world = await aWorld({ clinics: [{ ...harbor, clinic: { ...harbor.clinic, patientCalendars: true } }] })
  const intake = await anIntake(world)
  await intake.connect('mindbody')
  const events = ['treatment.logged', 'reply.received', 'alert.opened'] as const
  await addWebhook(world.deps, { clinicId: 'demo', by: 'dr-hale', url: 'https://systems.harbor.example/a', events })
  await world.text(ANA, 'hi its Ana Ruiz, can i still come today?')
  const request = {
    ...aTreatment(world, { patient: { email: 'ana@example.com' }, consent: { email: true } }),
    externalId: 'visit-of-ana',
  }
  const asked = { clinicId: 'demo', by: 'desk', request, idempotencyKey: 'visit-1' }
  const logged = await logTreatment(world.deps, asked)
  if (logged.kind !== 'logged') throw new Error(JSON.stringify(logged))
  patientId = logged.answer.patientId
  await world.advanceHours(3)
  const to = world.at('ana@example.com').at(-1)?.replyTo ?? ''
  await receiveEmail(world.deps, await aMail({ to, body: 'all well, says Ana' }))
  await world.text(ANA, 'i cant swallow')
  const { code, alertId } = await theAlert(world)
  await world.text(KIM, `${code} Ana Ruiz is on her way`)
  await world.text(KIM, `${code} c spoke with Ana`)
  const resolution = { outcome: 'seen', note: 'Ana is well.', harm: 'severe' } as const
  await act(world, 'dr-lee', { kind: 'resolve', resolution })
  await releaseHold(world.deps, 'demo', alertId, {
    by: { staffId: 'dr-hale', name: 'Dr Hale' },
    because: 'Ana settled.',
  })
  await world.text(ANA, 'STOP')
  const ask = anApi(world)
  expect((await ask('POST', `/v1/patients/${patientId}/calendar-address`)).status).toBe(201)
  for (const held of [true, false])
    await ask('PUT', `/v1/patients/${patientId}/hold`, { body: { held, because: 'A letter of Ana Ruiz.' } })
  await ask('POST', '/v1/on-call/calendar-address', { body: {} })
  await ask('GET', `/v1/patients/${patientId}/timeline`)
  await ask('POST', '/v1/exports')
  await askOwnPhone(world.deps, 'demo')
  await intake.send('mindbody', mindbodyBooking(), { settled: false })
  await makeCheckoutLink(world.deps, 'demo', { name: 'Ana Ruiz', phone: ANA, procedures: [] })
  const file = `name,phone,email,performed_at,procedures,consent_sms\nAna Ruiz,${ANA},,2026-11-23T18:00:00Z,filler: lips,yes`
  const route = importRoutes.find(({ method }) => method === 'POST')
  const caller = { clinicId: 'demo', role: 'front-desk', id: 'desk', name: 'Desk' } as const
  await route?.respond(world.deps, { caller, params: {}, query: {}, headers: {}, body: undefined, text: file })
  const photo = { type: 'image/png', width: 2, height: 2, bytes: aPng() } as const
  await keepPhoto(world.deps, { clinicId: 'demo', personId: patientId }, photo, { staffId: 'dr-lee' })
  before = await world.everything()
})

describe('each kind of item', () => {
  it('has exactly one row in docs/security.md, and no row names a kind that there is not', () => {
    expect([...fateOf.keys()].sort()).toEqual(Object.keys(keys).sort())
  })

  it('is met by the story where it could hold something of a patient', () => {
    const met = new Set(before.map(({ key }) => nameOf(key)))
    const wanted = [...fateOf].filter(([, fate]) => fate === 'goes' || fate === 'kept').map(([name]) => name)
    const unmet = wanted.filter((name) => !met.has(name))
    // The second reader is off; the opt-out becomes a hash with the erasure.
    expect(unmet).toEqual(['reading', 'optedOut'])
  })

  it('of which it is said that it holds nothing of a patient holds nothing', () => {
    const quiet = before.filter(({ key }) => ['nothing', 'counts'].includes(fateOf.get(nameOf(key) ?? '') ?? ''))
    expect(quiet.length).toBeGreaterThan(10)
    expect(quiet.filter((item) => OF_ANA.test(JSON.stringify(item)))).toEqual([])
  })

  it('goes, expires, or is bare after the erasure', async () => {
    expect(await erasePatient(world.deps, 'demo', patientId, 'dr-hale')).toMatchObject({ kind: 'erased' })
    const after = await world.everything()
    expect(after.filter((item) => OF_ANA.test(JSON.stringify(item)))).toEqual([])
    const expiring = after.filter(({ key }) => fateOf.get(nameOf(key) ?? '') === 'expires')
    expect(expiring.filter(({ found }) => !found.expiresAt).map(({ key }) => `${key.pk} ${key.sk}`)).toEqual([])
    const gone = after.filter(({ key }) => fateOf.get(nameOf(key) ?? '') === 'goes')
    expect(gone.filter(({ key }) => key.pk.includes(patientId)).map(({ key }) => key.sk)).toEqual(['PROFILE'])
    expect(after.map(({ key }) => nameOf(key))).toContain('optedOut')
  })
})
