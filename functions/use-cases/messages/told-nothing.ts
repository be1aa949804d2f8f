import type { Alert } from '../../core/alerts/alert.ts'
import type { Task } from '../../core/alerts/task.ts'
import type { TaskWhy } from '../../core/alerts/task-why.ts'
import { keys } from '../../core/keys.ts'
import { type Outbound, planned } from '../../core/messages/outbound.ts'
import type { InboundMessage, Patient } from '../../core/patients/patient.ts'
import { plusHours } from '../../core/time.ts'
import type { Clock, Reads, Templates } from '../ports.ts'
import { readClinic } from '../store/read-clinic.ts'
import { read } from '../store/records.ts'
import { toldNothingText } from '../wording/staff-texts.ts'
import { whyIn } from '../wording/task-why-words.ts'

const NOTICE_LASTS_HOURS = 1
const UNDELIVERED: TaskWhy = { kind: 'told-nothing', what: 'undelivered' }

/**
 * What a warning sign was answered with has not reached the patient, while its page said that it was on its way: who has
 * the alert hears so, or else all who were paged, of whom one may take it before they hear; and a task says to phone. Nothing
 * where the alert is over.
 */
export async function afterToldNothing(
  deps: Reads & Clock & Templates,
  item: Outbound,
): Promise<{ planned: Outbound[]; tasks: Task[] }> {
  const { clinicId, personId = '', messageId = '', outboundId } = item
  const person = (await read<Patient>(deps.records, keys.patient(clinicId, personId)))?.value
  // A number that shares an alert has none of its own; its text says which it joined.
  const joined = async () =>
    (await read<InboundMessage>(deps.records, keys.message(clinicId, personId, messageId)))?.value
  const alertId = person?.openAlertId ?? (await joined())?.alertId
  const alert = alertId ? (await read<Alert>(deps.records, keys.alert(clinicId, alertId)))?.value : undefined
  const clinicNow = await readClinic(deps.records, clinicId)
  const isOver = !alert || alert.state === 'resolved' || !(alert.gathered ?? alert.messageIds.includes(messageId))
  if (!person || isOver || !clinicNow) return { planned: [], tasks: [] }
  const text = toldNothingText({ alert, clinicNow, person, deps })
  const now = deps.now()
  const notices = hearers(alert).flatMap((staffId) => {
    const phone = clinicNow.rota.staff.find((staff) => staff.staffId === staffId)?.phone
    if (!phone) return []
    const about = { outboundId: `${outboundId}.nothing.${staffId}`, clinicId, place: item.place, personId, staffId }
    const way = { purpose: 'staff-reminder', channel: 'sms', to: phone, from: clinicNow.clinic.pagingNumber } as const
    const times = { plannedFor: now, expiresAt: plusHours(now, NOTICE_LASTS_HOURS) }
    return [planned({ ...about, ...way, ...times, text, alertId: alert.alertId }, now)]
  })
  const task: Task = {
    ...{ taskId: `${outboundId}.phone`, clinicId, personId, kind: 'phone', createdAt: now, outboundId },
    ...{ because: whyIn('en', UNDELIVERED), why: UNDELIVERED },
    ...{ state: 'open', timers: {} },
  }
  return { planned: notices, tasks: [task] }
}

function hearers({ acknowledgedBy, history }: Alert): string[] {
  if (acknowledgedBy) return [acknowledgedBy.staffId]
  return [...new Set(history.flatMap((entry) => (entry.kind === 'paged' ? entry.staffIds : [])))]
}
