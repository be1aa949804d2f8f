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

const LONGEST_WAIT_MINUTES = 28 * 1440

const text = z.string().check(z.trim(), z.minLength(1, 'Write a text first.'), z.maxLength(MOST_TEXT))
const id = z.string().check(z.maxLength(60))
const instant = z.string().check(z.regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/, 'Enter a date and time.'))

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
    name: z.string().check(z.trim(), z.minLength(1, 'Give the patient a name.'), z.maxLength(60)),
    language: z.string().check(z.maxLength(10)),
    email: z.boolean(),
  }),
  procedures: z
    .array(z.object({ plan: id, areas: z.array(id).check(z.maxLength(20)) }))
    .check(z.minLength(1, 'Choose at least one treatment.'), z.maxLength(6)),
  proposed: z.boolean(),
  moves: z
    .array(move)
    .check(z.maxLength(MOST_MOVES, `A rehearsal has at most ${MOST_MOVES} moves: save it and begin another.`)),
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

export function scenarioOf(given: unknown): Parsed<Scenario> {
  const checked = check(scenario, given)
  return 'faults' in checked ? checked : { value: checked.body }
}

/** A saved rehearsal as somebody hands it in; every fault names what is wrong with the file. */
export function savedRunOf(content: string): Parsed<SavedRun> {
  const fault = (detail: string) => ({ faults: [{ pointer: '/file', detail }] })
  if (content.trim() === '') return fault('Choose a *.scenario.json file, or paste what is in it.')
  const parsed = json(content)
  if (parsed === undefined) return fault('This is no JSON. Choose a *.scenario.json file that was saved here.')
  const checked = check(savedRun, parsed)
  if ('faults' in checked)
    return fault(
      `This is no saved rehearsal: ${checked.faults
        .slice(0, 3)
        .map(({ pointer, detail }) => `${pointer}: ${detail}`)
        .join('; ')}`,
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
