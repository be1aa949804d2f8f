import { plainWords } from '../plain-words.ts'
import {
  type BookedService,
  emailAt,
  filled,
  fullName,
  idAt,
  instantIn,
  lacking,
  type Reader,
  textAt,
  valueAt,
} from './event.ts'

/** Where each field stands in an event, by JSON pointer, unless the clinic says otherwise. */
export const FIELDS = {
  visitId: '/visitId',
  status: '/status',
  name: '/name',
  firstName: '/firstName',
  lastName: '/lastName',
  phone: '/phone',
  email: '/email',
  performedAt: '/performedAt',
  services: '/services',
  injector: '/injector',
  occurredAt: '/occurredAt',
} as const
export type FieldName = keyof typeof FIELDS
export type Fields = Partial<Record<FieldName, string>>

const DONE = ['completed', 'complete', 'done', 'closed', 'paid', 'finished']
const NOT_DONE = ['cancelled', 'canceled', 'voided', 'void', 'deleted', 'declined', 'no show', 'noshow', 'refunded']

/** The generic hook: fields of the clinic's own choice. `webhookId` is the id of the message, `sentAt` the time it was signed. */
export const readGeneric =
  (given: Fields, { webhookId, sentAt }: { webhookId: string; sentAt: string }): Reader =>
  (event, { place }) => {
    const where = { ...FIELDS, ...given }
    const text = (field: FieldName) => textAt(event, where[field])
    const visitId = idAt(event, where.visitId)
    if (!visitId) return lacking(where.visitId, 'The id of the visit')
    const named = { visitId, at: instantIn(text('occurredAt'), place) ?? sentAt }
    const status = plainWords(text('status') ?? 'completed')
    if (NOT_DONE.includes(status)) return { eventId: webhookId, told: { kind: 'cancelled', ...named } }
    if (!DONE.includes(status)) return { eventId: webhookId, told: { kind: 'other' } }
    const when = text('performedAt')
    const performedAt = instantIn(when, place)
    if (when && !performedAt)
      return {
        faults: [{ pointer: where.performedAt, detail: 'A time such as 2026-11-24T18:00:00Z or 2026-11-24 10:00.' }],
      }
    const visit = {
      services: servicesIn(valueAt(event, where.services)),
      ...filled({
        name: text('name') ?? fullName(text('firstName'), text('lastName')),
        phone: text('phone'),
        email: emailAt(event, where.email),
        performedAt,
        injector: text('injector'),
      }),
    }
    return { eventId: webhookId, told: { kind: 'done', ...named, visit } }
  }

/** A list of names or of `{ id, name }`, or a text with commas between. */
function servicesIn(value: unknown): BookedService[] {
  const all = typeof value === 'string' ? value.split(/[,;]/) : Array.isArray(value) ? value : []
  return all.flatMap((each): BookedService[] => {
    const service =
      typeof each === 'string'
        ? filled({ name: textAt({ each }, '/each') })
        : filled({ id: idAt(each, '/id'), name: textAt(each, '/name') })
    return Object.keys(service).length > 0 ? [service] : []
  })
}
