/** Figures of a clinic by month: who was followed, how fast people acted, what the pager cost them. */

import { capital } from '../../core/capital.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { csv } from '../../core/csv.ts'
import { monthOf, plusMonths } from '../../core/on-call/calendar-span.ts'
import { PAGING_TIERS, perHundred } from '../../core/review/figures.ts'
import type { Instant } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { figuresUntil, type MonthFigures } from '../../use-cases/review/figures.ts'
import { recordWords } from '../../use-cases/wording/record-language.ts'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { type FigureWords, figureWords } from '../words/figures.ts'
import { Columns, Rows } from './charts.tsx'

const MONTHS = 6

function monthAsked({ query }: PageRequest, now: Instant, zone: string): string {
  const asked = formValue(query, 'month')
  const present = monthOf(now, zone)
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked < present ? asked : present
}

const monthName = (month: string, style: 'short' | 'long', language: ConsoleLanguage): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-419' : 'en-US', {
    timeZone: 'UTC',
    month: style,
    ...(style === 'long' ? { year: 'numeric' } : {}),
  }).format(new Date(`${month}-01`))

/** 1 min, 12 min, 3 h 5 min. */
const inMinutes =
  ({ underOne }: FigureWords) =>
  (minutes: number): string => {
    const whole = Math.round(minutes)
    if (minutes > 0 && minutes < 1) return underOne
    return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`
  }

const plain = (value: number): string => String(Math.round(value * 10) / 10)

async function read(deps: ConsoleDeps, request: PageRequest) {
  const { clinic, policy } = await clinicNowOf(deps, request.caller)
  const month = monthAsked(request, deps.now(), clinic.zone)
  return { clinic, policy, month, months: await figuresUntil(deps, clinic, month, MONTHS) }
}

async function figuresPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const words = figureWords(language)
  const { first, patients, load, unreached } = words
  const { clinic, policy, month, months } = await read(deps, request)
  const chosen = months.at(-1)
  if (!chosen) throw new Error('no month was read')
  const labels = months.map((each) => monthName(each.month, 'short', language))
  const tiers = PAGING_TIERS.map((tier) => capital(recordWords(language).tiers[tier]))
  const overTime = (name: string, value: (month: MonthFigures) => number | undefined) => ({
    name,
    values: months.map(value),
  })
  const byTier = (of: 'toFirstAct' | 'toOutcome') => [
    { name: words.median, values: PAGING_TIERS.map((tier) => chosen[of][tier].median) },
    { name: words.nineOfTen, values: PAGING_TIERS.map((tier) => chosen[of][tier].p90) },
  ]
  const title = monthName(month, 'long', language)
  return {
    kind: 'page',
    title: words.title(title),
    body: (
      <>
        <Months month={month} present={monthOf(deps.now(), clinic.zone)} />
        <Tiles figures={chosen} />
        <div class="charts">
          <Rows
            title={first.title}
            unit={words.time(title)}
            note={first.note}
            labels={tiers}
            series={byTier('toFirstAct')}
            targets={PAGING_TIERS.map((tier) => policy[tier].acknowledgeWithinMinutes)}
            show={inMinutes(words)}
          />
          <Rows
            title={words.outcome}
            unit={words.time(title)}
            labels={tiers}
            series={byTier('toOutcome')}
            show={inMinutes(words)}
          />
          <Columns
            title={patients.title}
            unit={patients.unit}
            note={patients.note}
            labels={labels}
            series={[
              overTime(patients.enrolled, ({ enrolled }) => enrolled),
              overTime(patients.answered, ({ answered }) => answered),
            ]}
            show={plain}
          />
          <Columns
            title={load.title}
            unit={load.unit}
            note={load.note}
            labels={labels}
            series={[
              overTime(load.day, ({ pages, enrolled }) => perHundred(pages.day, enrolled)),
              overTime(load.night, ({ pages, enrolled }) => perHundred(pages.night, enrolled)),
            ]}
            show={plain}
          />
          <Columns
            title={words.alerts.title}
            unit={words.alerts.unit}
            labels={labels}
            series={[
              overTime(words.alerts.all, ({ alerts }) => alerts),
              overTime(words.alerts.falsePages, ({ falsePages }) => falsePages),
            ]}
            show={plain}
          />
          <Columns
            title={unreached.title}
            unit={unreached.unit}
            labels={labels}
            series={[
              overTime(unreached.undelivered, ({ undelivered }) => undelivered),
              overTime(unreached.optOuts, ({ optOuts }) => optOuts),
            ]}
            show={plain}
          />
        </div>
        <p>
          <a class="button quiet" href={`/console/figures.csv?month=${month}`}>
            {words.csv(MONTHS)}
          </a>
        </p>
      </>
    ),
  }
}

const Months = ({ month, present }: { month: string; present: string }) => {
  const language = useLanguage()
  const words = figureWords(language)
  const latest = Array.from({ length: MONTHS }, (_, n) => plusMonths(present, n + 1 - MONTHS))
  const months = latest.includes(month) ? latest : [month, ...latest]
  return (
    <nav class="tabs" aria-label={words.months}>
      <a href={`/console/figures?month=${plusMonths(months[0] ?? month, -1)}`}>{words.earlier}</a>
      {months.map((each) => (
        <a key={each} href={`/console/figures?month=${each}`} {...(each === month ? { 'aria-current': 'true' } : {})}>
          {monthName(each, 'short', language)}
        </a>
      ))}
    </nav>
  )
}

const Tiles = ({ figures }: { figures: MonthFigures }) => {
  const { enrolled, answered, alerts, open, falsePages, pages, undelivered, optOuts } = figures
  const words = useWords(figureWords).tiles
  const share = perHundred(answered, enrolled)
  const tiles = [
    { label: words.enrolled, value: enrolled },
    { label: words.answered, value: share === undefined ? '–' : `${Math.round(share)}%` },
    { label: words.alerts(open), value: alerts },
    { label: words.falsePages, value: falsePages },
    { label: words.day, value: pages.day },
    { label: words.night, value: pages.night },
    { label: words.undelivered, value: undelivered },
    { label: words.optOuts, value: optOuts },
  ]
  return (
    <ul class="tiles">
      {tiles.map(({ label, value }) => (
        <li class="tile" key={label}>
          <strong>{value}</strong> {label}
        </li>
      ))}
    </ul>
  )
}

type Row = readonly [figure: string, tier: string, value: number | undefined, unit: string]

const rowsOf = (figures: MonthFigures): Row[] => [
  ['enrolled', '', figures.enrolled, 'patients'],
  ['answered', '', figures.answered, 'patients'],
  ['replies', '', figures.replies, 'texts'],
  ['alerts with outcome', '', figures.alerts, 'alerts'],
  ['alerts open', '', figures.open, 'alerts'],
  ['false pages', '', figures.falsePages, 'alerts'],
  ['undelivered', '', figures.undelivered, 'messages'],
  ['opt-outs', '', figures.optOuts, 'people'],
  ['pages by day', '', figures.pages.day, 'pages'],
  ['pages by night', '', figures.pages.night, 'pages'],
  ['pages by day per 100 patients', '', perHundred(figures.pages.day, figures.enrolled), 'pages'],
  ['pages by night per 100 patients', '', perHundred(figures.pages.night, figures.enrolled), 'pages'],
  ...PAGING_TIERS.flatMap((tier): Row[] => [
    ['first act of a person, alerts', tier, figures.toFirstAct[tier].count, 'alerts'],
    ['first act of a person, median', tier, figures.toFirstAct[tier].median, 'minutes'],
    ['first act of a person, p90', tier, figures.toFirstAct[tier].p90, 'minutes'],
    ['outcome, median', tier, figures.toOutcome[tier].median, 'minutes'],
    ['outcome, p90', tier, figures.toOutcome[tier].p90, 'minutes'],
  ]),
]

const asCsv = ({ name }: Clinic, months: readonly MonthFigures[]): string =>
  csv([
    ['clinic', 'month', 'figure', 'tier', 'value', 'unit'],
    ...months.flatMap((figures) =>
      rowsOf(figures).map(([figure, tier, value, unit]) => [
        name,
        figures.month,
        figure,
        tier,
        value === undefined ? '' : Math.round(value * 100) / 100,
        unit,
      ]),
    ),
  ])

export const figurePages: readonly Page[] = [
  { method: 'GET', path: '/console/figures', roles: PERMISSIONS.clinical, respond: figuresPage },
  {
    method: 'GET',
    path: '/console/figures.csv',
    roles: PERMISSIONS.clinical,
    async respond(deps, request) {
      const { clinic, month, months } = await read(deps, request)
      return { kind: 'file', type: 'text/csv', name: `aftercare-${month}.csv`, content: asCsv(clinic, months) }
    },
  },
]
