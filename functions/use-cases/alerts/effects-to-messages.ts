/** Turns what the alert's state machine wants into outbound items. */
import type { Alert } from '../../core/alerts/alert.ts'
import type { Effect } from '../../core/alerts/escalation.ts'
import type { Told } from '../../core/alerts/told.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import { pagesPk, patientPk } from '../../core/keys.ts'
import { linkUrl, newLink } from '../../core/messages/link.ts'
import { type Channel, type Outbound, pageId, planned } from '../../core/messages/outbound.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { plusHours } from '../../core/time.ts'
import { composeEmail } from '../messages/compose-email.ts'
import type { Composing, Logs } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { keepTryingText, nobodyReachedText } from '../wording/patient-texts.ts'
import {
  forwardText,
  pageText,
  reminderToOwnerText,
  secondOpinionText,
  spokenPage,
  staffMail,
} from '../wording/staff-texts.ts'

/** A page that could not leave within an hour has been overtaken by later rounds. */
const PAGE_LASTS_HOURS = 1
const NOTICE_LASTS_HOURS = 4
/** What "yes" and "no" answer after "are you safe?". */
export const SAFE_QUESTION = 'safe'

/** `told`: what pages say that the patient has been told. */
export type About = { alert: Alert; clinicNow: ClinicSnapshot; person: Patient; told: Told; deps: Logs & Composing }

/** The messages that these effects ask for, due now. */
export const effectsToMessages = (effects: readonly Effect[], about: About): Outbound[] =>
  effects.flatMap((effect) => messagesFor(effect, about))

function messagesFor(effect: Effect, about: About): Outbound[] {
  switch (effect.kind) {
    case 'page':
      return effect.staff.flatMap((staff) =>
        waysTo(staff, effect.by).flatMap((channel) => page(staff, channel, effect.round, about) ?? []),
      )
    case 'nobody-to-page':
      about.deps.log.write({ event: 'nobody-to-page', clinic: about.alert.clinicId, alertId: about.alert.alertId })
      return []
    case 'tell-patient':
      return tellPatient(effect.first, about)
    case 'remind-owner':
      return toStaff(effect.staffId, reminderToOwnerText(about), about)
    case 'ask-second':
      return toStaff(effect.staffId, secondOpinionText(about, effect), about, 'staff-notice')
    case 'forward-to-owner':
      return toStaff(effect.staffId, forwardText(about, effect.text), about)
  }
}

const addressOf = (staff: Staff, channel: Channel) => (channel === 'email' ? staff.email : staff.phone)

/** Who cannot be reached as the policy says is reached in another way. */
function waysTo(staff: Staff, by: readonly Channel[]): readonly Channel[] {
  const ways = by.filter((channel) => addressOf(staff, channel))
  return ways.length > 0 ? ways : staff.phone ? ['sms'] : ['email']
}

/** What all messages about an alert have in common. */
const ofAlert = ({ alert, deps }: About, lastsHours: number) => ({
  clinicId: alert.clinicId,
  place: patientPk(alert.clinicId, alert.personId),
  personId: alert.personId,
  alertId: alert.alertId,
  plannedFor: deps.now(),
  expiresAt: plusHours(deps.now(), lastsHours),
  attempt: 1,
})

function page(staff: Staff, channel: Channel, round: number, about: About): Outbound | undefined {
  const { alert, clinicNow, deps } = about
  const to = addressOf(staff, channel)
  if (!to) return undefined
  const place = { clinicId: alert.clinicId, personId: alert.personId }
  const link = newLink(
    { kind: 'page', ...place, alertId: alert.alertId, staffId: staff.staffId },
    deps.newId,
    deps.now(),
  )
  const text = pageText(about, linkUrl(deps.linkBase, link))
  return planned(
    {
      ...ofAlert(about, PAGE_LASTS_HOURS),
      place: pagesPk(alert.clinicId, alert.personId),
      outboundId: pageId({ alertId: alert.alertId, round, staffId: staff.staffId, channel }),
      staffId: staff.staffId,
      purpose: 'page',
      channel,
      to,
      from: channel === 'email' ? clinicNow.clinic.mailFrom : clinicNow.clinic.pagingNumber,
      ...(channel === 'voice'
        ? { text: spokenPage(about) }
        : channel === 'email'
          ? staffMail(deps, clinicNow.clinic, text)
          : { text }),
      ...(channel === 'voice' ? {} : { link }),
      round,
    },
    deps.now(),
  )
}

function toStaff(
  staffId: string,
  text: string,
  about: About,
  purpose: 'staff-reminder' | 'staff-notice' = 'staff-reminder',
): Outbound[] {
  const { alert, clinicNow, deps } = about
  const staff = clinicNow.rota.staff.find((person) => person.staffId === staffId)
  if (!staff?.phone) return []
  return [
    planned(
      {
        ...ofAlert(about, PAGE_LASTS_HOURS),
        outboundId: `${alert.alertId}.${deps.newId()}`,
        staffId,
        purpose,
        channel: 'sms',
        to: staff.phone,
        from: clinicNow.clinic.pagingNumber,
        text,
      },
      deps.now(),
    ),
  ]
}

function tellPatient(first: boolean, about: About): Outbound[] {
  const { alert, clinicNow, person, deps } = about
  const { clinic } = clinicNow
  const text = first ? nobodyReachedText(about) : keepTryingText(about)
  const step = first ? { step: SAFE_QUESTION } : {}
  const way = person.phone
    ? { channel: 'sms' as const, to: person.phone, from: clinic.textingNumber, text }
    : person.email
      ? {
          ...composeEmail(deps, { clinic, person, step: SAFE_QUESTION, at: deps.now(), text }),
          ...{ channel: 'email' as const, to: person.email, from: clinic.mailFrom, text },
        }
      : undefined
  if (!way) return []
  return [
    planned(
      {
        ...ofAlert(about, NOTICE_LASTS_HOURS),
        outboundId: `${alert.alertId}.${deps.newId()}`,
        purpose: 'notice',
        ...way,
        ...step,
      },
      deps.now(),
    ),
  ]
}
