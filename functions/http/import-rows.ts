/** The rows of a file as requests of their own, and all that a schema finds wrong with them in words for a desk. */
import { type Agreement, BY_AGREEMENT } from '../core/courses/agreement.ts'
import { columnOf } from '../core/courses/table-columns.ts'
import {
  type FileRow,
  proceduresOf,
  requestOf,
  type Services,
  saysNothingOfConsent,
} from '../core/courses/treatment-file.ts'
import { isMonthFirst, type Place } from '../core/courses/written-date.ts'
import type { FieldError } from '../core/fault.ts'
import { matchServices, type ServiceRow } from '../core/intake/services.ts'
import { rowFault } from '../core/row-facts.ts'
import type { ImportRow } from '../use-cases/courses/import-treatments.ts'
import type { TreatmentRequest } from '../use-cases/courses/validate-treatment.ts'
import { writtenInstant } from './instant.ts'
import { check } from './route.ts'
import { treatment } from './treatments.ts'

/**
 * A row as a request, by the schema that checks such requests. With faults, `rest` is the request without them, for what
 * else is wrong with the row. `agreement`: what rows without a consent cell are by; its words stand in the import.
 */
export function rowOf(row: FileRow, { clinic, services, agreement }: RowContext): ImportRow {
  const { line, odd } = row
  if (odd) return { line, errors: [rowFault('', odd)] }
  const said = requestOf(row, clinic, services && namedBy(services))
  const by = agreement && saysNothingOfConsent(row) ? agreement : undefined
  const asked = by ? withAgreement(said, by) : said
  const checked = check(treatment, asked)
  if (!('faults' in checked)) return { line, request: checked.body, ...(by ? { agreed: true } : {}) }
  const rest = check(treatment, without(asked, checked.faults))
  return {
    line,
    errors: checked.faults.map((fault) => inWords(fault, row, clinic)),
    ...('faults' in rest ? {} : { rest: rest.body }),
  }
}

export type RowContext = {
  clinic?: Place | undefined
  services?: readonly ServiceRow[]
  agreement?: Agreement | undefined
}

/** Consent since the date in the row, else since the visit. */
function withAgreement(asked: object, { sms, email }: Agreement): object {
  const { consent = {}, performedAt } = asked as { consent?: { capturedAt?: string }; performedAt?: string }
  const { capturedAt = isInstant(performedAt) ? performedAt : undefined } = consent
  return { ...asked, consent: { sms, email, method: BY_AGREEMENT, ...(capturedAt ? { capturedAt } : {}) } }
}

/** What is none is a fault of the visit's own date, and of no other. */
const isInstant = (text: string | undefined): boolean => !('faults' in check(writtenInstant, text))

/** What the clinic's table says of a service of a file, whether it is one there or not. */
const namedBy =
  (services: readonly ServiceRow[]): Services =>
  (service) => {
    const { procedures, unknown } = matchServices(services, [{ name: service }])
    return unknown.length > 0 ? undefined : procedures
  }

/** Whether all that a row names needs no aftercare, by the clinic's own table. */
export const needsNothing = ({ cells, odd }: FileRow, services: readonly ServiceRow[]): boolean =>
  odd === undefined && (cells.procedures ?? '') !== '' && proceduresOf(cells, namedBy(services)).length === 0

/** All that is wrong with a row in one cell: `phone: …; procedures: …`. */
export const wrongWith = (errors: readonly FieldError[]): string =>
  errors.map(({ pointer, detail }) => [columnOf(pointer), detail].filter(Boolean).join(': ')).join(' ')

const DATES: Readonly<Record<string, string>> = {
  '/performedAt': 'performed_at',
  '/consent/capturedAt': 'consent_captured_at',
}
const YES_OR_NO: Readonly<Record<string, string>> = {
  '/consent/sms': 'consent_sms',
  '/consent/email': 'consent_email',
  '/consent/declined': 'consent_declined',
}

function inWords(fault: FieldError, { cells }: FileRow, clinic: Place | undefined): FieldError {
  const { pointer } = fault
  const said = cells[DATES[pointer] ?? YES_OR_NO[pointer] ?? '']
  if (DATES[pointer]) {
    const like = isMonthFirst(clinic?.country ?? 'US') ? '11/24/2026 6:00 PM' : '24/11/2026 18:00'
    return rowFault(pointer, { kind: 'not-a-date', ...(said ? { said } : {}), like })
  }
  if (YES_OR_NO[pointer]) return rowFault(pointer, { kind: 'not-yes-or-no', ...(said ? { said } : {}) })
  return fault
}

/** What the schema demands, where a row's own is faulty; what is found wrong with these is the same fault. */
const STAND_INS: TreatmentRequest = {
  patient: { name: '?' },
  // No patient is a minor then.
  performedAt: '9999-01-01T00:00:00Z',
  procedures: [{ plan: '?', areas: [] }],
  consent: {},
}

/** The request without the faulty fields; those that it needs are filled. */
function without(asked: object, faults: readonly FieldError[]): object {
  const kept = structuredClone(asked) as Record<string, unknown>
  for (const { pointer } of faults) {
    const path = pointer.split('/').slice(1)
    const last = path.pop() ?? ''
    const holder = path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], kept)
    if (typeof holder === 'object' && holder !== null) Reflect.deleteProperty(holder, last)
  }
  return { ...kept, ...filled(kept) }
}

function filled({ patient, performedAt, procedures, consent }: Record<string, unknown>): object {
  const isList = Array.isArray(procedures) && procedures.length > 0 && procedures.every((each) => each?.plan)
  return {
    patient: { ...STAND_INS.patient, ...(patient as object) },
    performedAt: performedAt ?? STAND_INS.performedAt,
    procedures: isList ? procedures : STAND_INS.procedures,
    consent: consent ?? STAND_INS.consent,
  }
}
