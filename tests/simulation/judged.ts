import type { Alert } from '../../functions/core/alerts/alert.ts'
import type { Task } from '../../functions/core/alerts/task.ts'
import { type StoredAlert, upgradeAlert } from '../../functions/core/alerts/upgrade-alert.ts'
import type { Key } from '../../functions/core/keys.ts'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import type { InboundMessage, PhoneProfile, Treatment } from '../../functions/core/patients/patient.ts'
import type { Write } from '../../functions/use-cases/ports.ts'
import type { Known, Report } from './known.ts'
import type { Run } from './run.ts'
import type { Moment } from './scheduler.ts'

/** What one commit wrote, by kind. */
export type Written = {
  alerts: Alert[]
  items: Outbound[]
  messages: InboundMessage[]
  tasks: Task[]
  treatments: Treatment[]
  profiles: PhoneProfile[]
  /** Ids of texts that are marked as seen. */
  seen: string[]
}

/** A commit to be judged: what it wrote, for whom, and how things stood before. */
export type Judged = { known: Known; written: Written; run: Run; now: Moment; report: Report }

export function writtenBy(writes: readonly Write[]): Written {
  const written: Written = { alerts: [], items: [], messages: [], tasks: [], treatments: [], profiles: [], seen: [] }
  for (const write of writes) if (write.kind === 'put' || write.kind === 'update') sort(write.key, write.value, written)
  return written
}

function sort({ pk, sk }: Key, value: object, written: Written): void {
  if (pk.startsWith('PHONE#') && sk.startsWith('SEEN#')) written.seen.push(sk.slice('SEEN#'.length))
  else if (pk.startsWith('PHONE#') && sk === 'PROFILE') written.profiles.push(value as PhoneProfile)
  else if (sk.startsWith('OUT#')) written.items.push(value as Outbound)
  else if (!pk.includes('#PATIENT#')) return
  else if (sk.startsWith('ALERT#')) written.alerts.push(upgradeAlert(value as StoredAlert))
  else if (sk.startsWith('MESSAGE#')) written.messages.push(value as InboundMessage)
  else if (sk.startsWith('TASK#')) written.tasks.push(value as Task)
  else if (sk.startsWith('TREATMENT#')) written.treatments.push(value as Treatment)
}
