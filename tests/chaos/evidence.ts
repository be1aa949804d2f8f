/** What there is to see from outside once all is over: each patient's record, phone and mailbox, and the phones of staff. */

import type { Task } from '../../functions/core/alerts/task.ts'
import type { Outbound } from '../../functions/core/messages/outbound.ts'
import type { InboundMessage } from '../../functions/core/patients/patient.ts'
import type { DoomedServer } from './doomed-server.ts'
import { type Enrolled, STAFF_PHONES, type Story } from './story.ts'

export type Arrival = { at: string; body: string; kind: string }
export type Seen = {
  patient: Enrolled
  events: { at: string; kind: string; [field: string]: unknown }[]
  sent: Outbound[]
  received: InboundMessage[]
  tasks: Task[]
  phone: Arrival[]
  mails: { at: string; text: string }[]
}
export type AlertSeen = {
  alertId: string
  code: string
  tier: string
  openedAt: string
  state: string
  patientId: string
}
export type Evidence = {
  now: string
  patients: Seen[]
  alerts: AlertSeen[]
  /** What arrived at the phones and mailboxes of staff. */
  pages: Arrival[]
}

const STAFF_MAILBOXES = ['lee@harbor.example', 'kim@harbor.example']

export async function gather(server: DoomedServer, story: Story): Promise<Evidence> {
  const local = (path: string) => server.until((clinic) => clinic.call('GET', `/_local/${path}`))
  const phone = async (number: string): Promise<Arrival[]> =>
    (await local(`phones/${encodeURIComponent(number)}`)).body.messages
  const mails = async (address: string): Promise<Seen['mails']> => (await local(`mailboxes/${address}`)).body.messages
  const patients: Seen[] = []
  for (const patient of story.enrolled) {
    const path = `/v1/patients/${patient.patientId}`
    const record = (await story.as('admin', 'GET', `${path}/export`)).body
    patients.push({
      patient,
      events: (await story.as('nurse', 'GET', `${path}/timeline`)).body.events,
      sent: record.messagesSent,
      received: record.messagesReceived,
      tasks: record.tasks,
      phone: await phone(patient.phone),
      mails: await mails(patient.email),
    })
  }
  const pages = await Promise.all(STAFF_PHONES.map(phone))
  const byMail = await Promise.all(STAFF_MAILBOXES.map(mails))
  return {
    now: (await local('clock')).body.now,
    patients,
    alerts: await alertsOf(story),
    pages: [...pages.flat(), ...byMail.flat().map(({ at, text }) => ({ at, body: text, kind: 'email' }))],
  }
}

async function alertsOf(story: Story): Promise<AlertSeen[]> {
  const listed = (await story.as('nurse', 'GET', '/v1/alerts')).body.alerts as AlertSeen[]
  const ids = new Set([...story.alertIds, ...listed.map(({ alertId }) => alertId)])
  return Promise.all([...ids].map(async (id) => (await story.as('nurse', 'GET', `/v1/alerts/${id}`)).body as AlertSeen))
}
