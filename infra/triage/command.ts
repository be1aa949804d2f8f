/** `npm run -s triage`: one verdict for a person to read, or (`--jsonl`) a line out for each line in. */
import { createInterface } from 'node:readline'
import { isNegated } from '../../functions/core/triage/negated.ts'
import { triage } from '../../functions/core/triage/triage.ts'
import type { TriageContext, Verdict } from '../../functions/core/triage/verdict.ts'
import { rules } from '../../functions/runtime/rules.ts'
import { flagsOf } from '../command-line.ts'
import { compare } from './compare.ts'
import { faultsIn } from './faults.ts'
import { lineOf } from './given-line.ts'
import { readingOf } from './read-again.ts'
import { score } from './score.ts'

const USAGE = `Usage:
  npm run -s triage -- "its really hard to swolow" [--procedure neurotoxin --area glabella --hours 30 --language en --asked check-in-24h]
  npm run -s triage -- --jsonl < replies.jsonl     {"id","text","procedures"?,"hoursSince"?,"language"?,"asked"?,"sent"?,"recent"?,"concept"?} a line
  npm run -s triage -- --compare main              which texts the rules in the working tree move, against a git ref
  npm run -s triage -- --score FILE                how triage does on labelled replies (JSONL with "tier", or "accept" and "worst")
  npm run -s triage -- --score FILE --second-reader [--model ID] [--region us-east-1] [--first 200] [--prices 1,5]
                                                   the same once more with a model of your AWS account: what it raises, costs and takes
  npm run -s triage -- --check                     what is wrong with the rules, by file, line and rule`

const { values, positionals } = flagsOf(USAGE, {
  allowPositionals: true,
  options: {
    jsonl: { type: 'boolean', default: false },
    compare: { type: 'string' },
    check: { type: 'boolean', default: false },
    score: { type: 'string' },
    'second-reader': { type: 'boolean', default: false },
    model: { type: 'string' },
    region: { type: 'string' },
    first: { type: 'string' },
    prices: { type: 'string' },
    procedure: { type: 'string', multiple: true, default: [] },
    area: { type: 'string', multiple: true, default: [] },
    hours: { type: 'string' },
    language: { type: 'string' },
    asked: { type: 'string' },
  },
})

const faults = faultsIn()
if (faults.length > 0) fail(faults.join('\n'))
else if (values.check) console.log('The rules are in order.')
else if (values.score) await scored(values.score)
else if (values.compare) process.exitCode = compared(values.compare)
else if (values.jsonl) await lines()
else if (positionals.length === 0) fail(USAGE)
else show(positionals.join(' '))

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}

async function scored(path: string): Promise<void> {
  try {
    await score(path, values['second-reader'] ? readingOf(values) : undefined)
  } catch (error) {
    fail((error as Error).message)
  }
}

function compared(ref: string): number {
  try {
    return compare(ref)
  } catch (error) {
    console.error(
      `The rules at "${ref}" could not be read: ${(error as Error).message.split('\n')[0]}. Name a commit, a tag or a branch.`,
    )
    return 2
  }
}

async function lines(): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input: process.stdin })) {
    number++
    if (line.trim() === '') continue
    const given = lineOf(line)
    if ('fault' in given) return fail(`line ${number}: ${given.fault}; nothing after it was read`)
    const { id, text, concept, context } = given
    const verdict = triage(text, context, rules())
    const negated = typeof concept === 'string' ? { negated: isNegated(text, concept, rules()) } : {}
    process.stdout.write(`${JSON.stringify({ id, ...verdict, ...negated })}\n`)
  }
}

function show(text: string) {
  const hours = values.hours === undefined ? undefined : Number(values.hours)
  if (hours !== undefined && Number.isNaN(hours)) return fail(`--hours ${values.hours} is not a number`)
  const context: TriageContext = {
    procedures: values.procedure.map((plan) => ({ plan, areas: values.area })),
    ...(hours === undefined ? {} : { hoursSince: hours }),
    ...(values.language ? { language: values.language } : {}),
    ...(values.asked ? { asked: values.asked } : {}),
  }
  const verdict = triage(text, context, rules())
  console.log(marked(text, verdict))
  console.log(`${verdict.tier.toUpperCase()}${verdict.pages ? ', pages somebody now' : ''}`)
  console.log(verdict.because)
  for (const { sign, tier, rule, evidence } of verdict.signs)
    console.log(`  ${sign} (${tier}) "${evidence.text}" by ${rule}`)
  console.log(`rules ${verdict.rules}`)
}

/** The text with what was found between brackets. */
function marked(text: string, { signs }: Verdict): string {
  let at = 0
  let out = ''
  for (const { start, end } of signs.map(({ evidence }) => evidence).sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    out += `${text.slice(at, start)}[${text.slice(start, end)}]`
    at = end
  }
  return out + text.slice(at)
}
