import * as z from 'zod/mini'
import { OUTCOMES } from '../../core/alerts/outcome.ts'
import type { FieldError } from '../../core/fault.ts'
import { check } from '../../http/route.ts'
import { BEHAVIOURS } from '../../use-cases/rehearsal/miniature.ts'
import {
  MOST_MESSAGES,
  MOST_MOVES,
  MOST_TEXT,
  type SavedRun,
  type Scenario,
} from '../../use-cases/rehearsal/scenario.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { rehearsalWords } from '../words/rehearsal.ts'

const LONGEST_WAIT_MINUTES = 28 * 1440

const ENGLISH = rehearsalWords('en').needs
const text = z.string().check(z.trim(), z.minLength(1, ENGLISH.text), z.maxLength(MOST_TEXT))
const id = z.string().check(z.maxLength(60))
const instant = z.string().check(z.regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/, ENGLISH.time))

const move = z.discriminatedUnion('do', [
  z.object({ do: z.literal('text'), text }),
  z.object({ do: z.literal('wait'), minutes: z.int().check(z.minimum(1), z.maximum(LONGEST_WAIT_MINUTES)) }),
  z.object({ do: z.literal('next') }),
  z.object({ do: z.literal('staff-text'), staffId: id, text }),
  z.object({ do: z.literal('outcome'), staffId: id, outcome: z.enum(OUTCOMES) }),
  z.object({ do: z.literal('carrier'), of: id, behaviour: z.enum(BEHAVIOURS) }),
])

const scenario = z.object({
  start: instant,
  patient: z.object({
    name: z.string().check(z.trim(), z.minLength(1, ENGLISH.name), z.maxLength(60)),
    language: z.string().check(z.maxLength(10)),
    email: z.boolean(),
  }),
  procedures: z
    .array(z.object({ plan: id, areas: z.array(id).check(z.maxLength(20)) }))
    .check(z.minLength(1, ENGLISH.treatment), z.maxLength(6)),
  proposed: z.boolean(),
  moves: z.array(move).check(z.maxLength(MOST_MOVES, ENGLISH.moves(MOST_MOVES))),
})

const savedRun = z.object({
  rehearsal: z.literal(1),
  title: z.string().check(z.maxLength(80)),
  clinic: z.string().check(z.maxLength(60)),
  scenario,
  arrived: z
    .array(
      z.object({
        at: instant,
        to: id,
        channel: z.enum(['sms', 'email', 'voice']),
        subject: z.optional(z.string()),
        text: z.string(),
      }),
    )
    .check(z.maxLength(4 * MOST_MESSAGES)),
})

type Parsed<T> = { value: T } | { faults: FieldError[] }

export function scenarioOf(given: unknown, language: ConsoleLanguage = 'en'): Parsed<Scenario> {
  const checked = check(scenario, given)
  return 'faults' in checked ? { faults: faultsIn(language, checked.faults) } : { value: checked.body }
}

/** In another language than English, a fault is said by its field. */
const faultsIn = (language: ConsoleLanguage, faults: FieldError[]): FieldError[] =>
  language === 'en' ? faults : faults.map((fault) => ({ ...fault, detail: needOf(fault, language) }))

function needOf({ pointer }: FieldError, language: ConsoleLanguage): string {
  const words = rehearsalWords(language).needs
  if (pointer.endsWith('/name')) return words.name
  if (pointer.endsWith('/text')) return words.text
  if (pointer.endsWith('/procedures')) return words.treatment
  if (pointer.endsWith('/start')) return words.time
  return pointer.endsWith('/moves') ? words.moves(MOST_MOVES) : words.other
}

/** A saved rehearsal as somebody hands it in; every fault names what is wrong with the file. */
export function savedRunOf(content: string, language: ConsoleLanguage = 'en'): Parsed<SavedRun> {
  const words = rehearsalWords(language).needs
  const fault = (detail: string) => ({ faults: [{ pointer: '/file', detail }] })
  if (content.trim() === '') return fault(words.file)
  const parsed = json(content)
  if (parsed === undefined) return fault(words.json)
  const checked = check(savedRun, parsed)
  if ('faults' in checked)
    return fault(
      words.noRehearsal(
        faultsIn(language, checked.faults)
          .slice(0, 3)
          .map(({ pointer, detail }) => `${pointer}: ${detail}`)
          .join('; '),
      ),
    )
  return { value: checked.body as SavedRun }
}

export function json(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
