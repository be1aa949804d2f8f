/** The channel on which the answer to a reply leaves. */
import type { Outbound } from '../../core/messages/outbound.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { composeEmail } from '../messages/compose-email.ts'
import type { Composing, Write } from '../ports.ts'
import { linkWrites } from '../store/records.ts'
import type { Reply } from './reply.ts'

/** The patient's number and the clinic's, for answers by text. */
export const numbersFor = ({ incoming, clinicNow }: Reply, person: Patient): { to: string; from: string } =>
  incoming.channel === 'sms'
    ? { to: incoming.from, from: incoming.to }
    : { to: person.phone ?? '', from: clinicNow.clinic.textingNumber }

/** Whether the answer can leave by text: never after an opt-out; to a reply by e-mail only with consent to texts. */
export const canReceiveTexts = ({ incoming }: Reply, { phone, consent }: Patient, optedOut: boolean): boolean =>
  !optedOut && (incoming.channel === 'sms' || (phone !== undefined && consent.sms))

/**
 * The messages that answer a reply, and their links. A text is answered by text. An e-mail is answered by text too, which
 * patients see sooner; by e-mail if the patient cannot get texts, and for STOP by e-mail. A patient who unsubscribed from
 * e-mail gets e-mail only about a warning sign or as confirmation.
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

/** The same words as an e-mail with its own reply link. */
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
