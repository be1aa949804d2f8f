/** What of a mail its sender wrote: all of it, and nothing that we wrote. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { valuesFor } from '../../core/courses/schedule.ts'
import { soundsAutomatic, withoutBoilerplate, withoutMadeBy } from '../../core/messages/automatic.ts'
import { type OwnWords, ownWords, strangersIn, withoutOurs } from '../../core/messages/own-words.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { plainWords } from '../../core/plain-words.ts'
import { triage } from '../../core/triage/triage.ts'
import type { Templates, Triages } from '../ports.ts'
import type { PatientRecord } from '../store/read-patient.ts'

/** A mail that was opened: what stands outside of quotations, what a mail program seems to have quoted, and all of it. */
export type OpenedEmail = { subject: string; own: string; cut: string; whole: string } & (
  | { kind: 'opened' }
  /** The mail service has found a virus; nothing was opened. */
  | { kind: 'infected' }
)

export type EmailReading = { kind: 'person'; text: string } | { kind: 'automatic'; text: string } | { kind: 'infected' }

/** Re:, Fwd:, RV: and the like, as often as they come. */
const PREFIXES = /^\s{0,9}((re|rv|fw|fwd|aw|wg|sv|tr|enc|res)\s{0,3}(\[\d{1,3}\]\s{0,3})?:\s{0,9}){1,20}/i

/**
 * What the patient says: their own lines, without what we sent, signatures of programs and advice to others. What was
 * quoted is read too where it holds a warning sign that no text of ours brought; a subject, where the mail has no words or
 * the subject has a sign. An automatic answer with a warning sign of its own is a person's.
 */
export function readEmail(
  deps: Templates & Triages,
  opened: OpenedEmail,
  about: { record: PatientRecord; clinic: Clinic },
): EmailReading {
  if (opened.kind === 'infected') return { kind: 'infected' }
  const { sent, known } = oursOf(deps, about)
  const hasSign = (text: string) => {
    if (text.trim() === '') return false
    const verdict = triage(text, { procedures: [] }, deps.rules())
    return verdict.pages || verdict.signs.some(({ tier }) => tier !== 'routine')
  }
  const written = withoutMadeBy(withoutOurs(opened.own, sent), hasSign)
  const own = withoutName(withoutBoilerplate(written), about.record.person.value)
  const subject = subjectOf(opened.subject, known)
  const quoted = withoutBoilerplate(strangersIn(opened.cut, known))
  const parts = [
    ...(subject && (own.trim() === '' || hasSign(subject)) ? [subject] : []),
    own.trim(),
    ...(hasSign(quoted) ? [quoted.trim()] : []),
  ]
  const text = parts.filter(Boolean).join('\n').toWellFormed()
  const isSmallPrint = own.trim() === '' && written.trim() !== ''
  const isAutomatic = isSmallPrint || soundsAutomatic(written) || soundsAutomatic(opened.subject)
  return isAutomatic && !hasSign(text) ? { kind: 'automatic', text: written.trim() } : { kind: 'person', text }
}

/** What this patient was sent; and with it what anybody may be sent, and what they wrote before. */
function oursOf(deps: Templates, { record, clinic }: { record: PatientRecord; clinic: Clinic }) {
  const { messages } = deps.content()
  const values = valuesFor(clinic, record.person.value)
  const filled = [messages[record.person.value.language], messages.en, messages.es].flatMap((texts) =>
    Object.values(texts ?? {}).map((text) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')),
  )
  const sent = record.outbound.flatMap(({ value: { text, subject, fallback } }) => [
    text,
    subject ?? '',
    fallback?.text ?? '',
    fallback?.subject ?? '',
  ])
  const before = record.messages.map(({ value }) => value.text)
  return { sent: ownWords([...sent, ...filled]), known: ownWords([...sent, ...filled, ...before]) }
}

/** The subject where it is the patient's own: an answer's is ours. */
function subjectOf(subject: string, ours: OwnWords): string {
  return strangersIn(subject.replace(PREFIXES, ''), ours).trim()
}

/** Last lines that are nothing but the patient's name sign a mail: "3" above them is still a 3. */
function withoutName(text: string, { name }: Patient): string {
  const names = new Set(plainWords(name).split(' '))
  const lines = text.trimEnd().split('\n')
  for (let left = lines.length; left > 1; left--) {
    const words = plainWords(lines[left - 1] ?? '')
    if (words !== '' && !words.split(' ').every((word) => names.has(word))) break
    lines.pop()
  }
  return lines.join('\n')
}
