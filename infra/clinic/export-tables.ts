/** Tables of an export for people: what is worth reading in a spreadsheet. */
import type { Alert } from '../../functions/core/alerts/alert.ts'
import type { Task } from '../../functions/core/alerts/task.ts'
import { csv } from '../../functions/core/csv.ts'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import type { Consent, InboundMessage, Patient, Treatment } from '../../functions/core/patients/patient.ts'
import type { ExportedItem } from '../../functions/use-cases/clinic/exported.ts'

export const TABLES = ['patients', 'treatments', 'messages', 'alerts', 'tasks', 'consents'] as const
export type Table = (typeof TABLES)[number]

const HEADERS: Record<Table, readonly string[]> = {
  patients: [
    'patientId',
    'externalId',
    'name',
    'phone',
    'email',
    'language',
    'timeZone',
    'texts',
    'e-mails',
    'createdAt',
  ],
  treatments: ['treatmentId', 'patientId', 'externalId', 'performedAt', 'state', 'procedures'],
  messages: ['messageId', 'patientId', 'direction', 'at', 'channel', 'state', 'text'],
  alerts: ['alertId', 'patientId', 'tier', 'state', 'openedAt', 'outcome', 'note'],
  tasks: ['taskId', 'patientId', 'kind', 'state', 'createdAt', 'because'],
  consents: ['consentId', 'patientId', 'capturedAt', 'texts', 'e-mails', 'declined', 'method', 'statement'],
}

export const headersOf = (table: Table): string => csv([HEADERS[table]])

const yes = (said: boolean): string => (said ? 'yes' : 'no')

/** The item's row of a table, as text; none where it is of another kind. */
export function rowsOf(table: Table, { key, value }: ExportedItem): string[] {
  const row = key.pk.includes('#PATIENT#') ? cells(table, key.sk.split('#', 1)[0] ?? '', value) : undefined
  return row ? [csv([row.map((cell) => cell ?? '')])] : []
}

type Row = readonly (string | undefined)[]

function cells(table: Table, kind: string, value: object): Row | undefined {
  switch (`${table} ${kind}`) {
    case 'patients PROFILE': {
      const { personId, externalId, name, phone, email, language, zone, consent, createdAt } = value as Patient
      return [personId, externalId, name, phone, email, language, zone, yes(consent.sms), yes(consent.email), createdAt]
    }
    case 'treatments TREATMENT': {
      const { treatmentId, personId, externalId, performedAt, state, procedures } = value as Treatment
      const done = procedures.map(({ plan, areas }) => `${plan}: ${areas.join(', ')}`).join('; ')
      return [treatmentId, personId, externalId, performedAt, state, done]
    }
    case 'messages MESSAGE': {
      const { messageId, personId, receivedAt, from, text } = value as InboundMessage
      return [messageId, personId, 'in', receivedAt, from.includes('@') ? 'email' : 'sms', 'received', text]
    }
    case 'messages OUT': {
      const { outboundId, personId, sentAt, plannedFor, channel, state, text, staffId } = value as Outbound
      return staffId === undefined
        ? [outboundId, personId, 'out', sentAt ?? plannedFor, channel, state, text]
        : undefined
    }
    case 'alerts ALERT': {
      const { alertId, personId, tier, state, openedAt, outcome } = value as Alert
      return [alertId, personId, tier, state, openedAt, outcome?.outcome, outcome?.note]
    }
    case 'tasks TASK': {
      const { taskId, personId, kind: what, state, createdAt, because } = value as Task
      return [taskId, personId, what, state, createdAt, because]
    }
    case 'consents CONSENT': {
      const { consentId, personId, capturedAt, sms, email, declined, method, statement } = value as Consent
      return [consentId, personId, capturedAt, yes(sms), yes(email), yes(declined), method, statement]
    }
    default:
      return undefined
  }
}
