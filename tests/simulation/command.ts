/** `npm run -s simulate`: plays stories with faults and judges them by the twelve invariants; exit 1 when one breaks. */
import { resolve } from 'node:path'
import { flagsOf, misused } from '../../infra/command-line.ts'
import { type Code, codeIn } from './code.ts'
import { FAULTS } from './faults.ts'
import { invent } from './invent.ts'
import { minimise } from './minimise.ts'
import { type Played, play } from './play.ts'
import { asScenario } from './print.ts'
import type { Story } from './story.ts'

const USAGE = `Usage: npm run -s simulate -- [--json] [--patients 200] [--days 21] [--seed 1] [--seeds 1] [--faults all|none] [--beside <folder>]
  --seeds 20   plays twenty seeds, one after the other, from --seed on
  --beside ../aftercare-2   another checkout of the code, with its dependencies installed, gets every other event: a deploy in the middle
  npm run -s mutations   breaks the code once for each invariant, and tells which seed finds it`

/** Numbers whose fictional phones do not run out: ten clinics of 900. */
const MOST_PATIENTS = 9000

const { values } = flagsOf(USAGE, {
  options: {
    json: { type: 'boolean', default: false },
    patients: { type: 'string', default: '200' },
    days: { type: 'string', default: '21' },
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    faults: { type: 'string', default: 'all' },
    beside: { type: 'string' },
  },
})

const numbers = {
  patients: wholeNumber('patients', 1, MOST_PATIENTS),
  days: wholeNumber('days', 1, 365),
  seed: wholeNumber('seed', 0, 2 ** 31),
  seeds: wholeNumber('seeds', 1, 100_000),
}
if (values.faults !== 'all' && values.faults !== 'none')
  misused(`--faults is "all" or "none", not "${values.faults}"`, USAGE)
await simulate(numbers)

function wholeNumber(name: 'patients' | 'days' | 'seed' | 'seeds', least: number, most: number): number {
  const number = Number(values[name])
  if (!Number.isInteger(number) || number < least || number > most)
    misused(`--${name} is a whole number from ${least} to ${most}, not "${values[name]}"`, USAGE)
  return number
}

async function simulate({ patients, days, seed: first, seeds }: typeof numbers): Promise<void> {
  const faults = values.faults === 'all' ? FAULTS : []
  const beside = values.beside === undefined ? undefined : await codeIn(resolve(values.beside))
  const struck: Record<string, number> = {}
  const begun = performance.now()
  let steps = 0
  for (let seed = first; seed < first + seeds; seed++) {
    const story = invent({ seed, patients, days, faults })
    const onDay = (day: number) => {
      if (process.stderr.isTTY) process.stderr.write(`\rseed ${seed}, day ${day} of ${days} `)
    }
    const played = await play(story, undefined, { onDay, beside })
    if (process.stderr.isTTY) process.stderr.write('\r')
    steps += played.steps
    for (const [fault, times] of Object.entries(played.struck)) struck[fault] = (struck[fault] ?? 0) + times
    show(seed, played)
    if (played.violations.length > 0) {
      process.exitCode = 1
      await shorten(story, played, beside)
    }
  }
  const perSecond = Math.round((steps / (performance.now() - begun)) * 1000)
  console.error(`${steps} steps, ${perSecond} a second. Faults that struck:`)
  for (const [fault, times] of Object.entries(struck)) console.error(`  ${fault}: ${times}`)
}

function show(seed: number, { struck: _, ...played }: Played): void {
  if (values.json) {
    console.log(JSON.stringify({ seed, patients: numbers.patients, days: numbers.days, ...played }))
    return
  }
  const { followUps, replies, alerts, steps, violations } = played
  console.log(
    `seed ${seed}: ${followUps.sent} follow-ups sent, ${replies.received} replies (${replies.withSign} with a sign), ` +
      `${alerts.opened} alerts, ${steps} steps, ${violations.length} violations`,
  )
  for (const { invariant, at, what } of violations) console.log(`  ${at} invariant ${invariant}: ${what}`)
}

async function shorten(story: Story, { violations }: Played, beside: Code | undefined): Promise<void> {
  console.error('Looking for a shorter story that breaks the same …')
  const shorter = await minimise(story, violations[0]?.invariant ?? 0, (shorter, untilBroken) =>
    play(shorter, untilBroken, { beside }),
  )
  console.error(asScenario(shorter))
}
