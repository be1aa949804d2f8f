/** `npm run -s simulate`: plays stories with faults and judges them by the twelve invariants; exit 1 when one breaks. */
import { resolve } from 'node:path'
import { flagsOf, misused } from '../../infra/command-line.ts'
import { type Code, codeIn } from './code.ts'
import { FAULTS } from './faults.ts'
import { invent } from './invent.ts'
import { minimise } from './minimise.ts'
import { type Played, play } from './play.ts'
import { playYear } from './play-year.ts'
import { asScenario } from './print.ts'
import type { Story } from './story.ts'
import { A_YEAR } from './year.ts'

const USAGE = `Usage: npm run -s simulate -- [--json] [--patients 200] [--days 21] [--seed 1] [--seeds 1] [--faults all|none] [--beside <folder>] [--skew 0] [--year [--from 2027-12-01]]
  --seeds 20   plays twenty seeds, one after the other, from --seed on
  --beside ../aftercare-2   another checkout of the code, with its dependencies installed, gets every other event: a deploy in the middle
  --skew 60    the clocks of functions are up to so many seconds ahead or behind
  --year       366 days of one clinic whose patients come every month: does anything grow that is not history? 12 patients and no
               --beside; --days 60 --from 2028-02-01 is a part of it
  npm run -s mutations   breaks the code once for each invariant, and tells which seed finds it`

/** Numbers whose fictional phones do not run out: ten clinics of 900. */
const MOST_PATIENTS = 9000
/** All of a year's are of one clinic. */
const MOST_IN_A_YEAR = 900

const { values } = flagsOf(USAGE, {
  options: {
    json: { type: 'boolean', default: false },
    patients: { type: 'string' },
    days: { type: 'string' },
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    faults: { type: 'string', default: 'all' },
    beside: { type: 'string' },
    skew: { type: 'string', default: '0' },
    year: { type: 'boolean', default: false },
    from: { type: 'string', default: A_YEAR.startsAt.slice(0, 10) },
  },
})

const { year } = values
const numbers = {
  patients: wholeNumber('patients', year ? 12 : 200, 1, year ? MOST_IN_A_YEAR : MOST_PATIENTS),
  days: wholeNumber('days', year ? A_YEAR.days : 21, 1, A_YEAR.days),
  seed: wholeNumber('seed', 1, 0, 2 ** 31),
  seeds: wholeNumber('seeds', 1, 1, 100_000),
}
if (values.faults !== 'all' && values.faults !== 'none')
  misused(`--faults is "all" or "none", not "${values.faults}"`, USAGE)
const skewSeconds = Number(values.skew)
if (!(skewSeconds >= 0 && skewSeconds <= 600))
  misused(`--skew is a number of seconds from 0 to 600, not "${values.skew}"`, USAGE)
const startsAt = `${values.from}T08:00:00.000Z`
if (Number.isNaN(Date.parse(startsAt))) misused(`--from is a day such as 2028-02-01, not "${values.from}"`, USAGE)
if (year && values.beside !== undefined) misused('--beside does not go with --year', USAGE)
if (year) await years(numbers)
else await simulate(numbers)

function wholeNumber(name: 'patients' | 'days' | 'seed' | 'seeds', usual: number, least: number, most: number): number {
  const number = Number(values[name] ?? usual)
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
    const played = await play(story, undefined, { onDay, beside, skewSeconds })
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

async function years({ patients, days, seed: first, seeds }: typeof numbers): Promise<void> {
  const faults = values.faults === 'all' ? FAULTS : []
  for (let seed = first; seed < first + seeds; seed++) {
    const begun = performance.now()
    const onDay = (day: number) => {
      if (process.stderr.isTTY) process.stderr.write(`\rseed ${seed}, day ${day} of ${days} `)
    }
    const { played, growth } = await playYear({ seed, patients, days, startsAt, faults, onDay })
    const { struck: _, ...rest } = played
    if (values.json) console.log(JSON.stringify({ seed, patients, days, ...rest, growth }))
    else {
      show(seed, played)
      console.table(growth.measured)
      console.log('May grow, and does:')
      console.table(growth.kept.map(({ what, median, perMonth }) => ({ what, median, perMonth })))
      for (const complaint of growth.complaints) console.log(`  ${complaint}`)
    }
    console.error(`${days} days took ${Math.round((performance.now() - begun) / 1000)} s`)
    if (played.violations.length + growth.complaints.length > 0) process.exitCode = 1
  }
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
    play(shorter, untilBroken, { beside, skewSeconds }),
  )
  console.error(asScenario(shorter))
}
