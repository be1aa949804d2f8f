import type { Clinic } from '../../core/clinic/clinic.ts'
import { asHtml, escaped } from '../../core/courses/schedule.ts'
import { type Link, linkUrl, newLink, replyAddress } from '../../core/messages/link.ts'
import { say } from '../../core/messages/wording.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { readablePhone } from '../../core/phone.ts'
import type { Instant } from '../../core/time.ts'
import type { Composing } from '../ports.ts'
import { weekText } from '../wording/opening-texts.ts'

export type Mail = { subject: string; html: string; link: Link; unsubscribe: string; replyTo?: string }

type About = {
  clinic: Clinic
  person: Patient
  step: string
  at: Instant
  subject?: string
  text: string
  /** A mail of a course tells the clinic's hours; one about a danger or an alert never does. */
  tellsHours?: boolean
}

/**
 * What a mail to a patient has besides its text: subject, HTML with a link to the page that takes an answer, and where
 * one click ends mails. The text part stays as planned, word for word.
 */
export function composeEmail(
  deps: Composing,
  { clinic, person, step, at, subject, text, tellsHours = false }: About,
): Mail {
  const place = { clinicId: clinic.clinicId, personId: person.personId }
  const link = newLink({ kind: 'mail', ...place, step }, deps.newId, at)
  const url = linkUrl(deps.linkBase, link)
  const words = (key: string) => say(deps.content(), person.language, key, {})
  // A mail above 150 KB is lost (docs/deploy.md, step 6), and a phone's photo is larger than that.
  const warned = deps.mailDomain ? `<p>${words('page-answer.no-photos')}</p>` : ''
  const week = tellsHours && weekText(deps, clinic, person.language, at)
  const phone = readablePhone(clinic.frontDeskPhone, clinic.country)
  const hours = week ? `<p>${escaped(`${week} ${words('page-hours.front-desk')}: ${phone}`)}</p>` : ''
  const foot = `<p><a href="${url}">${words('page-answer.link')}</a></p>${warned}${hours}</body>`
  return {
    subject: subject ?? say(deps.content(), person.language, 'check-in.subject', { clinic: clinic.name }),
    html: asHtml(text).replace('</body>', foot),
    link,
    unsubscribe: url,
    ...(deps.mailDomain ? { replyTo: replyAddress(deps.mailDomain, link.token) } : {}),
  }
}
