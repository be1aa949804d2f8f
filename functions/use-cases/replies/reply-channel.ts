/** By which way an answer reaches whoever wrote. */
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { composeEmail } from '../messages/compose-email.ts'
import type { Composing, Write } from '../ports.ts'
import { linkWrites } from '../store/records.ts'
import type { Reply } from './reply.ts'

/** The patient's number and ours, where something said to them goes as a text. */
export const numbersFor = ({ incoming, clinicNow }: Reply, person: Patient): { to: string; from: string } =>
  incoming.channel === 'sms'
    ? { to: incoming.from, from: incoming.to }
    : { to: person.phone ?? '', from: clinicNow.clinic.textingNumber }

/** Whether texts reach the patient: to whoever texts, until they opt out; to whoever mails, where they agreed to texts. */
export const canReceiveTexts = ({ incoming }: Reply, { phone, consent }: Patient, optedOut: boolean): boolean =>
  !optedOut && (incoming.channel === 'sms' || (phone !== undefined && consent.sms))

/**
 * What leaves of all that is said, and what its words link to. A text is answered by a text. A mail is answered by a text
 * too, which is seen sooner, while texts reach the patient; else, and about STOP by mail, by a mail. Who ended mails
 * gets none but about a warning sign, or about having ended them.
 */
export function deliverReply(
  deps: Composing,
  { reply, person, said, texted }: { reply: Reply; person: Patient; said: readonly Outbound[]; texted: boolean },
): { items: Outbound[]; writes: Write[] } {
  if (reply.incoming.channel === 'sms') return { items: [...said], writes: [] }
  const isText = ({ purpose }: Outbound) => texted && purpose !== 'confirmation'
  const isWanted = ({ purpose }: Outbound) => purpose !== 'answer' || person.consent.email
  const mails = person.email ? said.filter((item) => !isText(item) && isWanted(item)) : []
  return {
    items: [...said.filter(isText), ...mails.map((item) => asEmailReply(deps, reply, person, item))],
    writes: mails.flatMap(linkWrites),
  }
}

/** The same words as a mail, whose own link takes an answer. */
const asEmailReply = (
  deps: Composing,
  { clinicNow: { clinic } }: Reply,
  person: Patient,
  item: Outbound,
): Outbound => ({
  ...item,
  ...composeEmail(deps, { clinic, person, step: item.step ?? '', at: deps.now(), text: item.text }),
  channel: 'email',
  to: person.email ?? '',
  from: clinic.mailFrom,
})
