/** What follows when a message could not be delivered, may or may not have left, expired, or was met with silence. */

import type { Alert } from '../../core/alerts/alert.ts'
import type { Task, TaskKind } from '../../core/alerts/task.ts'
import { stepTitle } from '../../core/courses/care-plan.ts'
import { keys } from '../../core/keys.ts'
import { isRoutine, type Outbound, outboundKey, pageId } from '../../core/messages/outbound.ts'
import { hoursIn, nextAllowed } from '../../core/messages/quiet-hours.ts'
import { another, byChannel, repeatOf } from '../../core/messages/repeat.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { earliest, plusHours, plusMinutes } from '../../core/time.ts'
import { truncate } from '../../core/truncate.ts'
import type { Clock, Composing, Logs, Reads, Templates, Write } from '../ports.ts'
import { writeEntry } from '../store/activity-log.ts'
import { readClinic } from '../store/read-clinic.ts'
import { read, writesOf, writeTask } from '../store/records.ts'
import { causeText } from '../wording/cause-text.ts'
import { reminderText } from '../wording/patient-texts.ts'
import { spokenPage, staffMail } from '../wording/staff-texts.ts'
import { composeEmail } from './compose-email.ts'
import { afterToldNothing } from './told-nothing.ts'

export type Consequence = { planned: Outbound[]; tasks: Task[] }

/** The writes of what follows; that a patient was not reached is a line of the register too. */
export const writesAfter = ({ planned, tasks }: Consequence): Write[] => [
  ...writesOf(planned),
  ...tasks.flatMap((task) => {
    const { kind, clinicId, personId, taskId, createdAt, outboundId } = task
    const entry = { kind: 'undelivered', id: taskId, at: createdAt, personId } as const
    const unreached = kind === 'undelivered' || (kind === 'phone' && outboundId !== undefined)
    return unreached ? [writeTask(task), writeEntry(clinicId, entry)] : [writeTask(task)]
  }),
]

const nothing: Consequence = { planned: [], tasks: [] }
const REMINDER_LASTS_HOURS = 12
/** A reminder leaves so long before silence becomes a task, or not at all: nobody is asked to answer and phoned at once. */
const ANSWER_WITHIN_MINUTES = 15

const LONGEST_QUOTED = 320

/** What a message says, for a task: a text as a whole, of a mail's sheet the beginning. */
const quoted = ({ text }: Outbound): string =>
  text.length > LONGEST_QUOTED ? `${truncate(text, LONGEST_QUOTED / 2).trimEnd()} …` : text

function taskAbout(deps: Clock, item: Outbound, kind: TaskKind, because: string): Task[] {
  if (item.personId === undefined) return []
  return [
    {
      taskId: `${item.outboundId}.${kind}`,
      clinicId: item.clinicId,
      personId: item.personId,
      kind,
      createdAt: deps.now(),
      because,
      state: 'open',
      timers: {},
      outboundId: item.outboundId,
    },
  ]
}

/** After an attempt to send, or a failure receipt: e-mail instead of a text, a repeated page, or a task for a person. */
export async function afterSending(deps: Reads & Logs & Composing, item: Outbound): Promise<Consequence> {
  switch (item.state) {
    case 'failed':
      return afterFailure(deps, item)
    case 'uncertain': {
      const again = repeatOf(item, deps.now())
      if (again) return { planned: [again], tasks: [] }
      const tasks =
        item.purpose === 'page'
          ? []
          : taskAbout(deps, item, 'uncertain', `It is not known whether this message left: ${quoted(item)}`)
      return { planned: [], tasks }
    }
    case 'expired':
      return afterExpiry(deps, item)
    case 'planned':
      return item.elsewhere && item.attempts === 1 ? pageElsewhere(deps, item) : nothing
    case 'claimed':
    case 'sent':
    case 'delivered':
    case 'cancelled':
    case 'held':
      return nothing
  }
}

async function afterFailure(deps: Reads & Logs & Composing, item: Outbound): Promise<Consequence> {
  const cause = item.history.at(-1)?.cause
  const person =
    item.staffId === undefined && item.personId
      ? (await read<Patient>(deps.records, keys.patient(item.clinicId, item.personId)))?.value
      : undefined
  // Who has ended mails since gets none instead: a person calls.
  const instead = person?.consent.email === false ? undefined : item.fallback
  const mail = item.channel === 'email' || item.elsewhere ? undefined : (instead ?? (await pageByMail(deps, item)))
  if (mail) {
    const clinicNow = await readClinic(deps.records, item.clinicId)
    const from = clinicNow?.clinic.mailFrom ?? item.from
    const more =
      person && clinicNow
        ? composeEmail(deps, { clinic: clinicNow.clinic, person, step: item.step ?? '', at: deps.now(), ...mail })
        : {}
    return { planned: [byChannel(item, 'email', { ...mail, ...more, from }, deps.now())], tasks: [] }
  }
  deps.log.write({ event: 'undelivered', purpose: item.purpose, outboundId: item.outboundId, channel: item.channel })
  if (item.staffId !== undefined) return nothing
  const untold = item.purpose === 'safety-answer' ? await afterToldNothing(deps, item) : nothing
  if (untold.tasks.length > 0) return untold
  return {
    planned: [],
    tasks: taskAbout(
      deps,
      item,
      'undelivered',
      `Not delivered (${cause ? causeText(cause) : 'not delivered'}). Please call: ${quoted(item)}`,
    ),
  }
}

/** A notice about an open alert by e-mail, for a patient whose number has opted out and who consented to e-mail. */
export async function noticeByMail(deps: Reads & Composing, item: Outbound): Promise<Consequence> {
  const clinic = (await readClinic(deps.records, item.clinicId))?.clinic
  const person = (await read<Patient>(deps.records, keys.patient(item.clinicId, item.personId ?? '')))?.value
  if (!clinic || !person?.email || !person.consent.email) return nothing
  const mail = composeEmail(deps, { clinic, person, step: item.step ?? '', at: deps.now(), text: item.text })
  const way = { to: person.email, from: clinic.mailFrom }
  return { planned: [byChannel(item, 'email', { ...mail, ...way }, deps.now())], tasks: [] }
}

/** The channel refuses for now: the page goes by another at once, and by this one when it takes texts again. */
async function pageElsewhere(deps: Reads & Logs & Clock & Templates, item: Outbound): Promise<Consequence> {
  deps.log.write({ event: 'page-refused', outboundId: item.outboundId, channel: item.channel })
  const mail = await pageByMail(deps, item)
  const clinicNow = await readClinic(deps.records, item.clinicId)
  if (mail) {
    const from = clinicNow?.clinic.mailFrom ?? item.from
    return { planned: [byChannel(item, 'email', { ...mail, from }, deps.now())], tasks: [] }
  }
  const alert = item.alertId ? await read<Alert>(deps.records, keys.alert(item.clinicId, item.alertId)) : undefined
  const person = item.personId
    ? await read<Patient>(deps.records, keys.patient(item.clinicId, item.personId))
    : undefined
  if (item.channel !== 'sms' || !clinicNow || !alert || !person) return nothing
  const text = spokenPage({ alert: alert.value, clinicNow, person: person.value, deps })
  return { planned: [byChannel(item, 'voice', { text }, deps.now())], tasks: [] }
}

/** A page that cannot be delivered by phone goes to the same person by e-mail; the chain goes on meanwhile. */
async function pageByMail(deps: Reads & Templates, item: Outbound): Promise<Outbound['fallback']> {
  if (item.purpose !== 'page' || item.staffId === undefined) return undefined
  if (await textFailedToo(deps, item)) return undefined
  const clinicNow = await readClinic(deps.records, item.clinicId)
  const person = clinicNow?.rota.staff.find(({ staffId }) => staffId === item.staffId)
  return clinicNow && person?.email ? { to: person.email, ...staffMail(deps, clinicNow.clinic, item.text) } : undefined
}

/** Of a call: the text of the same round has failed too, and the mail in its place, with the link, says all. */
async function textFailedToo(deps: Reads, item: Outbound): Promise<boolean> {
  const { place, channel, insteadOf, alertId = '', round = 0, staffId = '' } = item
  if (channel !== 'voice' || insteadOf) return false
  const text = outboundKey({ place, outboundId: pageId({ alertId, round, staffId, channel: 'sms' }) })
  return (await read<Outbound>(deps.records, text))?.value.state === 'failed'
}

export async function afterExpiry(deps: Reads & Logs & Clock & Templates, item: Outbound): Promise<Consequence> {
  deps.log.write({ event: 'expired', purpose: item.purpose, outboundId: item.outboundId })
  if (item.purpose === 'safety-answer') return afterToldNothing(deps, item)
  if (!item.expectsAnswer && item.purpose !== 'answer' && item.purpose !== 'personal') return nothing
  return {
    planned: [],
    tasks: taskAbout(deps, item, 'expired', `Its time passed before it could be sent: ${quoted(item)}`),
  }
}

async function hasAnswered(deps: Reads, item: Outbound): Promise<{ person?: Patient; answered: boolean }> {
  if (item.personId === undefined) return { answered: true }
  const person = (await read<Patient>(deps.records, keys.patient(item.clinicId, item.personId)))?.value
  const answered =
    !person || (person.lastReplyAt !== undefined && item.sentAt !== undefined && person.lastReplyAt >= item.sentAt)
  return person ? { person, answered } : { answered }
}

/** One reminder, when nobody has answered yet and there is time to. */
export async function remindOf(deps: Reads & Composing, item: Outbound): Promise<Consequence> {
  const { person, answered } = await hasAnswered(deps, item)
  const clinicNow = await readClinic(deps.records, item.clinicId)
  if (answered || !person || !clinicNow) return nothing
  const now = deps.now()
  const at = nextAllowed(
    now,
    [clinicNow.clinic.zone, person.zone],
    hoursIn(deps.content().hours, clinicNow.clinic.jurisdiction),
  )
  const { silence } = item.timers
  const lasts = plusHours(at, REMINDER_LASTS_HOURS)
  const expiresAt = earliest([silence && plusMinutes(silence, -ANSWER_WITHIN_MINUTES), lasts]) ?? lasts
  if (expiresAt <= at) return nothing
  const text = reminderText(deps, clinicNow.clinic, person)
  const { clinic } = clinicNow
  const mail =
    item.channel === 'email'
      ? composeEmail(deps, { clinic, person, step: item.step ?? '', at, text, tellsHours: !item.safety })
      : {}
  const instead = item.fallback ? { fallback: { to: item.fallback.to, subject: item.fallback.subject, text } } : {}
  const reminder = another(
    item,
    {
      outboundId: `${item.outboundId}.reminder`,
      purpose: 'reminder',
      // The contact may have been corrected since the question was sent.
      to: (item.channel === 'email' ? person.email : person.phone) ?? item.to,
      text,
      ...mail,
      ...instead,
      expectsAnswer: false,
      plannedFor: at,
      expiresAt,
    },
    now,
  )
  return { planned: [reminder], tasks: [] }
}

/** Silence is a finding: nobody may take it for "all is well" (hazard H13). */
export async function afterSilence(deps: Reads & Clock, item: Outbound): Promise<Consequence> {
  const { answered } = await hasAnswered(deps, item)
  if (answered || !isRoutine(item)) return nothing
  return {
    planned: [],
    tasks: taskAbout(
      deps,
      item,
      'silence',
      `No answer to the ${stepTitle(item.step ?? 'check-in').toLowerCase()}. Please call.`,
    ),
  }
}
