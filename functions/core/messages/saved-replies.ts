/** Saved replies: what is wrong with one, and what it says to one patient. */
import type { Clinic } from '../clinic/clinic.ts'
import { REPLY_LANGUAGES, type SavedReply } from '../clinic/saved-reply.ts'
import type { FieldError } from '../fault.ts'
import { firstName } from './names.ts'
import { LONGEST_NAME, placeholders, render, type Segments, segments } from './wording.ts'

/** What a reply may leave open: the patient's first name, and the clinic. */
export const REPLY_PLACEHOLDERS = ['name', 'clinic'] as const

/** Texts that one reply may take; the person who sends it can still add to it. */
export const MOST_SEGMENTS = 3

/** How many texts a reply takes with the longest names. */
export const replySegments = (text: string): Segments =>
  segments(text.replace(/\{(name|clinic)\}/g, 'N'.repeat(LONGEST_NAME)))

export type ReplyFault =
  | { kind: 'unknown-placeholder'; name: string }
  | { kind: 'too-many-texts'; segments: number; isUnicode: boolean }

/** What is wrong with one text of a reply. */
export function replyTextFaults(text: string): ReplyFault[] {
  const unknown = placeholders(text).filter((name) => !REPLY_PLACEHOLDERS.some((each) => each === name))
  const { segments, encoding } = replySegments(text)
  return [
    ...[...new Set(unknown)].map((name) => ({ kind: 'unknown-placeholder', name }) as const),
    ...(segments > MOST_SEGMENTS
      ? [{ kind: 'too-many-texts', segments, isUnicode: encoding === 'UCS-2' } as const]
      : []),
  ]
}

const ALLOWED = REPLY_PLACEHOLDERS.map((name) => `{${name}}`).join(' and ')

const inWords = (fault: ReplyFault): string =>
  fault.kind === 'unknown-placeholder'
    ? `There is no {${fault.name}} here; use ${ALLOWED}.`
    : `It takes ${fault.segments} texts with the longest names; a reply takes ${MOST_SEGMENTS} at most.${
        fault.isUnicode ? ' A letter in it, such as á, makes a text 70 characters long instead of 160.' : ''
      }`

/** What is wrong with the list; `fact` for pages in another language than English. */
export function savedReplyFaults(replies: readonly SavedReply[]): FieldError[] {
  return replies.flatMap(({ title, texts }, i): FieldError[] => [
    ...(replies.slice(0, i).some((each) => each.title === title)
      ? [{ pointer: `/savedReplies/${i}/title`, detail: `"${title}" is named twice.`, fact: { kind: 'twice' } }]
      : []),
    ...REPLY_LANGUAGES.flatMap((language) =>
      replyTextFaults(texts[language]).map((fault) => ({
        pointer: `/savedReplies/${i}/texts/${language}`,
        detail: inWords(fault),
        fact: fault,
      })),
    ),
  ])
}

/** To one patient, in their language, English where the reply has none in it. Without a first name the sentence does without. */
export function replyTo(
  { title, texts }: SavedReply,
  patient: { name: string; language: string },
  { name: clinic }: Pick<Clinic, 'name'>,
): { title: string; text: string } {
  const language = REPLY_LANGUAGES.find((each) => each === patient.language) ?? 'en'
  const first = firstName(patient.name)
  const text = texts[language].replaceAll('{name}', '{first}')
  const said = first === '' ? text.replace(/, \{first\}/g, '') : text
  return { title, text: render(said, { first, clinic }) }
}

/** The field once a reply was chosen: words that somebody typed stay before it, a reply that was chosen before gives way. */
export function filledWith(typed: string, reply: string, all: readonly string[]): string {
  const before = typed.trim()
  return before === '' || all.includes(before) ? reply : `${before}\n${reply}`
}
