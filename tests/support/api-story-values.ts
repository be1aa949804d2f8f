/** What the examples of the OpenAPI document send, and how long they get. */
export const BEN = '+14155550124'
export const KEY = { 'idempotency-key': 'visit-4711' }
export const EVERY_DAY = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }
export const SWAP = { duty: 'on-call', startsAt: '2030-12-03T18:00:00Z', endsAt: '2030-12-04T18:00:00Z' }
export const DUTY = { duty: 'on-call', startsAt: '2030-12-01T18:00:00Z', endsAt: '2030-12-02T18:00:00Z' }
export const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'SUMMARY:Nurse Kim',
  'DTSTART:20261201T180000Z',
  'DTEND:20261202T020000Z',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

export const treatment = (name: string, phone: string, more: object = {}) => ({
  patient: { name, phone, email: 'ana@example.com', language: 'en', ...more },
  performedAt: '2026-11-23T18:05:00Z',
  procedures: [{ plan: 'neurotoxin', areas: ['glabella'], product: 'Botox Cosmetic', injector: 'Dr Lee' }],
  consent: {
    sms: true,
    email: true,
    statement: 'I agree to texts and e-mails about my aftercare.',
    method: 'front-desk',
  },
})
export const file = (time: string) =>
  `name,phone,performed_at,procedures,consent_sms\nCy Park,+14155550125,${time},filler: lips,yes\n`

const MOST_ITEMS = 2
const LONGEST_TEXT = 240

/** Two items of each list and the beginning of long texts show what there is; the version of the rules changes with them. */
export function shortened(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('%PDF')) return '%PDF-1.3'
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map(shortened)
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value)
  return Object.fromEntries(
    members.map(([name, each]) => [name, name === 'rules' ? 'f819f8eb08c70a33' : shortened(each)]),
  )
}
