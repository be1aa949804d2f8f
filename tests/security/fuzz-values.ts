/** Values for a fuzz: valid ones by the name of a field and its schema, real ids that were seen, and nasty ones. */
import { oneOf, type Random } from '../support/seeded.ts'

export type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  required?: string[]
  minimum?: number
  maximum?: number
}

/** What nobody means well by, and what systems send by mistake. */
const NASTY: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1e308, 2 ** 53, 0.1, [], {}, [[]], '', ' ', '\u0000', '\ud83d', '🙂'.repeat(300)],
  ...[
    'x'.repeat(5000),
    "'; DROP TABLE",
    '../../etc',
    '__proto__',
    'constructor',
    'toString',
    '{clinic}',
    '{__proto__}',
  ],
  ...[
    '{constructor}',
    '{{name}}',
    '$&',
    'CLINIC#other',
    '\r\nBcc: x@y.z',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ],
  ...['0000-01-01T00:00:00Z', 'P999999999D', 'PT0S', '-P1D', '24:00', '+1', '+1415555012345678', 'a@b', 'Mars/Phobos'],
]

/** Of fields that mean the same everywhere. `ids` of these names were seen in answers. */
const NAMED: Record<string, readonly unknown[]> = {
  name: ['Ana Ruiz', 'Bea Lund', 'José Peña', 'O’Neil-Smith', '李小龍'],
  phone: ['+14155550123', '(415) 555-0124', '415-555-0125', '+14155550201'],
  email: ['ana@example.com', 'bea@example.com'],
  language: ['en', 'es'],
  timeZone: ['America/Los_Angeles', 'America/New_York', 'Pacific/Honolulu', 'Asia/Kathmandu'],
  staffId: ['dr-lee', 'nurse-kim', 'dr-hale'],
  with: ['dr-lee', 'nurse-kim'],
  to: ['dr-lee', 'nurse-kim', 'Dr Hale'],
  secondClinician: ['dr-lee', 'Nurse Kim'],
  plan: ['neurotoxin', 'filler', 'deoxycholic-acid', 'peel', 'laser', 'microneedling'],
  areas: [['glabella'], ['lips', 'neck'], ['face'], []],
  statement: ['I agree.'],
  method: ['front-desk', 'phone'],
  text: ['How are you today?', 'Please call {onCall}.'],
  url: ['https://systems.harbor.example/aftercare', 'http://127.0.0.1:9/'],
  who: [['on-call'], ['backup', 'fallback'], ['everyone'], ['staff:dr-lee']],
  by: [['sms'], ['sms', 'voice'], ['email'], 'sms'],
  from: ['00:00', '08:00', '22:00'],
  after: ['PT2H', 'PT20H', 'P3D', 'P14D'],
  externalId: ['booking-1', 'booking-2', 'guest-7'],
}

const DAY = 86_400_000

export type Values = { random: Random; now: string; ids: Map<string, string[]> }

/** A value that fits the schema, more or less: fields that may be left out are there half of the time. */
export function fitting(values: Values, schema: Schema, name = ''): unknown {
  const { random } = values
  if (schema.const !== undefined) return schema.const
  if (schema.enum?.length) return oneOf(random, schema.enum)
  if (schema.anyOf?.length) return fitting(values, oneOf(random, schema.anyOf), name)
  const known = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined
  if (known && random() < 0.9) return oneOf(random, known)
  switch (Array.isArray(schema.type) ? oneOf(random, schema.type) : schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).filter(
        ([field]) => schema.required?.includes(field) || random() < 0.5,
      )
      const free = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
      const more = free ? [[`${oneOf(random, FREE_NAMES)}`, free] as const] : []
      return Object.fromEntries([...fields, ...more].map(([field, each]) => [field, fitting(values, each, field)]))
    }
    case 'array':
      return Array.from({ length: Math.floor(random() * 3) }, () => fitting(values, schema.items ?? {}, name))
    case 'integer':
    case 'number':
      return Math.floor((schema.minimum ?? 0) + random() * Math.min((schema.maximum ?? 90) - (schema.minimum ?? 0), 90))
    case 'boolean':
      return random() < 0.5
    case 'null':
      return null
    default:
      return aString(values, name)
  }
}

const FREE_NAMES = ['check-in-24h', 'aftercare', 'welcome', 'room', 'constructor', 'en']

function aString({ random, now, ids }: Values, name: string): string {
  if (/At$|^at$|From$|Until$/.test(name)) return new Date(Date.parse(now) + (random() * 30 - 15) * DAY).toISOString()
  const seen = ids.get(name)
  if (seen && random() < 0.8) return oneOf(random, seen)
  return oneOf(random, ['a', 'some words', '08:00', '24:00', 'PT2H', 'dr-lee', 'en', '+14155550123'])
}

/** The same with one part replaced, taken away or added; at times with several. */
export function mutated(random: Random, value: unknown): unknown {
  let next = value
  for (let left = 1 + Math.floor(random() * 2); left > 0; left--) next = changedOnce(random, next)
  return next
}

function changedOnce(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.05) return oneOf(random, NASTY)
  if (Array.isArray(value)) {
    if (value.length === 0 || random() < 0.2) return [...value, value.length > 0 ? value[0] : oneOf(random, NASTY)]
    const at = Math.floor(random() * value.length)
    return value.flatMap((each, i) => (i === at ? (random() < 0.2 ? [] : [changedOnce(random, each)]) : [each]))
  }
  const fields = Object.entries(value)
  if (fields.length === 0 || random() < 0.1) return { ...value, [oneOf(random, FREE_NAMES)]: oneOf(random, NASTY) }
  const [field] = oneOf(random, fields)
  return Object.fromEntries(
    fields.flatMap(([name, each]) =>
      name === field ? (random() < 0.2 ? [] : [[name, changedOnce(random, each)]]) : [[name, each]],
    ),
  )
}
