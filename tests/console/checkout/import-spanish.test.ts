/** What is wrong with a file of visits is said in the language of whoever reads the page. */
import { describe, expect, it } from 'vitest'
import { rowSentences } from '../../../functions/console/words/row-faults.ts'
import type { FieldError } from '../../../functions/core/fault.ts'
import { importFile } from '../../../functions/http/import-file.ts'
import { tryImport } from '../../../functions/use-cases/courses/import-treatments.ts'
import { aConsole } from '../../support/console.ts'
import { aWorld, HARBOR, type World } from '../../support/world.ts'

const PATH = '/console/checkout/import'
const NAMES = [
  ...['name', 'phone', 'email', 'language', 'time_zone', 'date_of_birth', 'guardian_name', 'guardian_email'],
  ...['performed_at', 'procedures', 'product', 'consent_sms', 'consent_email', 'consent_declined', 'status'],
]
const GOOD: Record<string, string> = {
  ...{ name: 'Ana Ruiz', phone: '+14155550123', performed_at: '11/23/2026 10:00 AM' },
  ...{ procedures: 'neurotoxin: glabella', consent_sms: 'yes' },
}
const rowOf = (changes: Record<string, string>) => NAMES.map((name) => ({ ...GOOD, ...changes })[name] ?? '').join(';')
const fileOf = (...rows: Record<string, string>[]) => [NAMES.join(';'), ...rows.map(rowOf)].join('\n')

/** A row for each thing that can be wrong with one. */
const ROWS: Record<string, Record<string, string>> = {
  status: { status: 'thinking about it' },
  shortened: { phone: '4.15555E+09' },
  'not-a-date': { performed_at: 'someday' },
  'not-yes-or-no': { consent_sms: 'perhaps' },
  missing: { name: '' },
  'too-long': { product: 'x'.repeat(130) },
  'none-given': { procedures: '' },
  'too-many': { procedures: `neurotoxin: ${Array(21).fill('glabella').join(', ')}` },
  'not-an-email': { email: 'none' },
  'not-a-day': { date_of_birth: 'May' },
  minor: { date_of_birth: '2015-05-31' },
  zone: { time_zone: 'PST' },
  languages: { language: 'fr' },
  future: { performed_at: '11/23/2027 10:00 AM' },
  'long-ago': { performed_at: '01/23/2026 10:00 AM' },
  'no-plan': { procedures: 'magic: lips' },
  'no-area': { procedures: 'filler: elbow' },
  'declined-and-agreed': { consent_declined: 'yes' },
  'no-consent': { consent_sms: 'no' },
  'texts-without-phone': { phone: '', email: 'ana@example.com' },
  'email-without-address': { consent_sms: '', consent_email: 'yes' },
  'no-phone': { phone: 'call her' },
  'no-phone-there': { phone: '+1 415 555 01' },
  'own-number': { phone: HARBOR },
  'no-country': { phone: '+870773111632' },
  'no-person': { phone: '+18005550199' },
  'other-country': { phone: '+34612345678' },
}
/** Files that are refused as a whole. */
const FILES: Record<string, string> = {
  'letters-lost': `${NAMES.join(';')}\nJos\ufffd`,
  'no-table': '%PDF-1.7',
  spreadsheet: 'PK\u0003\u0004',
  'not-csv': `${NAMES.join(';')}\n"Ana`,
  'no-rows': NAMES.join(';'),
  'long-line': fileOf({ name: 'x'.repeat(1600) }),
  'too-many-rows': fileOf(...Array<Record<string, string>>(5001).fill({ name: 'A', phone: '' })),
  'nothing-to-log': fileOf({ status: 'cancelled' }),
  'column-missing': 'name;phone\nAna;1',
  'column-twice': `${NAMES.join(';')};phone\n${rowOf({})};1`,
}

async function aDesk() {
  const world = await aWorld()
  const console = aConsole(world)
  const { cookies } = await console.signIn('front-desk', { sub: 'desk', name: 'Front desk' })
  const language = 'es' as const
  return {
    world,
    post: (form: Record<string, string>) => console.ask('POST', PATH, { cookies, form, language }),
    get: (path: string) => console.ask('GET', path, { cookies, language }),
  }
}
/** All that the API says is wrong with a file. */
async function faultsOf(world: World, text: string): Promise<FieldError[]> {
  const file = await importFile(world.deps, 'demo', text)
  if (file.kind === 'refused') return file.faults
  const tried = await tryImport(world.deps, 'demo', file.rows)
  return tried.flatMap((row) => (row.result === 'invalid' ? row.errors : []))
}
const plain = (html = '') =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')

describe('what is wrong with a file', () => {
  it('has a sentence in both languages for every kind, and none is the same', () => {
    const [english, spanish] = [rowSentences('en'), rowSentences('es')]
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort())
    const about = {
      languages: [],
      known: [],
      plans: [],
      choices: [],
      served: [],
      line: 1,
      country: 'MX',
      type: 'PAGER',
    }
    for (const [kind, say] of Object.entries(english) as [keyof typeof english, (fact: object) => string][])
      expect((spanish[kind] as (fact: object) => string)(about), kind).not.toBe(say(about))
  })

  it.each(Object.entries(ROWS))('in a row is said in Spanish on a Spanish page: %s', async (kind, changes) => {
    const { world, post } = await aDesk()
    const rows = fileOf(changes)
    const faults = await faultsOf(world, rows)
    expect(faults.map(({ fact }) => fact?.kind)).toContain(kind)
    const body = plain((await post({ do: 'try', rows })).body)
    for (const { detail } of faults) expect(body).not.toContain(detail)
  })

  it.each(Object.entries(FILES))('as a whole is said in Spanish on a Spanish page: %s', async (kind, rows) => {
    const { world, post } = await aDesk()
    const faults = await faultsOf(world, rows)
    expect(faults.map(({ fact }) => fact?.kind)).toContain(kind)
    const answer = await post({ do: 'try', rows })
    expect(answer.status).toBe(422)
    const body = plain(answer.body)
    for (const { detail } of faults) expect(body).not.toContain(detail)
    expect(body).toMatch(/Corrija|¿Qué es cada columna\?/)
    expect(body).not.toContain('Nothing was saved')
  })

  it('stays in Spanish once the rows are logged, and quotes nothing of a patient', async () => {
    const { world, post, get } = await aDesk()
    const rows = fileOf(
      { performed_at: 'someday', consent_sms: 'perhaps', phone: 'call her' },
      { procedures: 'magic: lips' },
      {},
    )
    const seen = /name="seen" value="(\w+)"/.exec((await post({ do: 'try', rows })).body ?? '')?.[1] ?? ''
    const { location } = await post({ do: 'log', rows, seen })
    await world.advance(2)
    const body = plain((await get(location ?? '')).body)
    expect(body).toContain('Escriba fecha y hora, como 11/24/2026 6:00 PM.')
    expect(body).toContain('Esto no es sí ni no.')
    expect(body).not.toMatch(/someday|perhaps|call her|Enter a date|Choose one/)
  })
})
