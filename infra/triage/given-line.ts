import type { ProcedureContext, TriageContext } from '../../functions/core/triage/verdict.ts'

/** A line of `--jsonl`, as it is written. */
export type GivenLine = { id?: unknown; text: string; concept?: unknown; context: TriageContext }

/** What is said of a line that cannot be read: the field, and what it has to be. */
export type LineFault = { fault: string }

const isText = (value: unknown): value is string => typeof value === 'string'
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)
const isHours = (value: unknown): value is number => typeof value === 'number'

/** A reply and what is known of it; areas may be left out, and null is as if left out. */
export function lineOf(json: string): GivenLine | LineFault {
  const value = parsed(json)
  if (!isObject(value) || !isText(value.text)) return { fault: 'a JSON object with "text" is needed' }
  const { id, text, concept, procedures, hoursSince, language, asked, sent, recent } = value
  const known = proceduresIn(procedures ?? [])
  if (!known) return { fault: '"procedures" is a list of {"plan", "areas"?}, as [{"plan":"filler","areas":["lips"]}]' }
  if (hoursSince != null && !isHours(hoursSince)) return { fault: '"hoursSince" is a number of hours' }
  if (language != null && !isText(language)) return { fault: '"language" is "en" or "es"' }
  if (asked != null && !isText(asked)) return { fault: '"asked" names a step, as "check-in-24h"' }
  if (sent != null && !isTexts(sent)) return { fault: '"sent" is a list of texts that were sent to this person' }
  if (recent != null && !isTexts(recent)) return { fault: '"recent" is a list of earlier texts, oldest first' }
  const context = {
    procedures: known,
    ...(hoursSince == null ? {} : { hoursSince }),
    ...(language == null ? {} : { language }),
    ...(asked == null ? {} : { asked }),
    ...(sent == null ? {} : { sent }),
    ...(recent == null ? {} : { recent }),
  }
  return { id, text, concept, context }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function proceduresIn(value: unknown): ProcedureContext[] | undefined {
  if (!Array.isArray(value)) return undefined
  const read = value.map((each): ProcedureContext | undefined => {
    if (!isObject(each) || !isText(each.plan)) return undefined
    const { areas = [] } = each
    return isTexts(areas) ? { ...each, plan: each.plan, areas } : undefined
  })
  return read.every((each) => each !== undefined) ? read : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
