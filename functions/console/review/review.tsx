/** The safety review: what woke staff for nothing, and whether a sign was missed in what woke nobody. */

import { useContext } from 'preact/hooks'
import { CAUSES, type Cause } from '../../core/alerts/false-page.ts'
import type { FieldError } from '../../core/fault.ts'
import { weekOf } from '../../core/on-call/calendar-span.ts'
import { PAGING_TIERS } from '../../core/review/figures.ts'
import { dateLocale, type Instant, isDate, plusDays } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { noteCause } from '../../use-cases/review/note-cause.ts'
import { nextToRead, reviewWeek } from '../../use-cases/review/review-week.ts'
import { readAgain, type SecondReading } from '../../use-cases/review/second-reading.ts'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { Viewer } from '../shared/viewer.ts'
import { reviewWords } from '../words/review.ts'
import { FalsePages } from './false-pages.tsx'
import { signNames } from './parts.tsx'
import { SecondReadings } from './readings.tsx'

const WEEKS_SHOWN = 5
const LONGEST_NOTE = 1000

type Showing = { faults?: FieldError[]; form?: URLSearchParams; said?: string; status?: number }

/** The Monday of the week that was asked for; the last whole week where none was. */
function weekAsked(asked: string, now: Instant, zone: string): string {
  const thisWeek = weekOf(now, zone)
  if (!isDate(asked)) return plusDays(thisWeek, -7)
  const monday = weekOf(`${asked}T12:00:00.000Z`, 'UTC')
  return monday > thisWeek ? thisWeek : monday
}

async function reviewPage(deps: ConsoleDeps, request: PageRequest, showing: Showing = {}): Promise<PageAnswer> {
  const { clinic, rota } = await clinicNowOf(deps, request.caller)
  const { language } = request
  const { faults = [], form = new URLSearchParams(), said, status } = showing
  const asked = formValue(form, 'week') || formValue(request.query, 'week')
  const monday = weekAsked(asked, deps.now(), clinic.zone)
  const review = await reviewWeek(deps, clinic, monday)
  const next = await nextToRead(deps, clinic.clinicId, review.sample ?? [])
  return {
    kind: 'page',
    title: reviewWords(language).title,
    said,
    ...(status ? { status } : {}),
    body: (
      <>
        <Weeks monday={monday} thisWeek={weekOf(deps.now(), clinic.zone)} />
        <div class="columns even">
          <SecondReadings {...{ review, next, clinic, faults }} names={signNames(deps.content(), language)} />
          <FalsePages
            {...{ review, clinic, faults, form }}
            staff={rota.staff}
            names={signNames(deps.content(), language)}
          />
        </div>
      </>
    ),
  }
}

const Weeks = ({ monday, thisWeek }: { monday: string; thisWeek: string }) => {
  const { language, country } = useContext(Viewer)
  const words = reviewWords(language).weeks
  const locale = dateLocale(language, country)
  const latest = Array.from({ length: WEEKS_SHOWN }, (_, n) => plusDays(thisWeek, -7 * (WEEKS_SHOWN - 1 - n)))
  const weeks = latest.includes(monday) ? latest : [monday, ...latest]
  return (
    <nav class="tabs" aria-label={words.label}>
      {weeks.map((week) => (
        <a key={week} href={`/console/review?week=${week}`} {...(week === monday ? { 'aria-current': 'true' } : {})}>
          {week === thisWeek ? words.here : words.of(dayAndMonth(week, locale))}
        </a>
      ))}
      <a href="/console/incidents">{words.incidents}</a>
      <a href="/console/second-reader">{words.secondReader}</a>
    </nav>
  )
}

const dayAndMonth = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
  }).format(new Date(date))

async function causeFound(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, params, caller, language } = request
  const { needs, refused } = reviewWords(language)
  const alertId = params.id ?? ''
  const [cause, note] = [formValue(form, 'cause'), formValue(form, 'note')]
  const faults: FieldError[] = []
  if (!Object.hasOwn(CAUSES, cause)) faults.push({ pointer: `/cause/${alertId}`, detail: needs.cause })
  if (note.length > LONGEST_NOTE) faults.push({ pointer: `/note/${alertId}`, detail: needs.note(LONGEST_NOTE) })
  if (faults.length > 0) return reviewPage(deps, request, { faults, form, status: 422 })
  const by = { staffId: caller.id, name: caller.name }
  const noted = await noteCause(deps, caller.clinicId, alertId, { cause: cause as Cause, note, by })
  switch (noted.kind) {
    case 'noted':
      return { kind: 'go', to: `/console/review?week=${formValue(form, 'week')}#page-${alertId}` }
    case 'unknown-alert':
    case 'no-false-page':
      return reviewPage(deps, request, {
        faults: [{ pointer: '', detail: refused.noFalsePage }],
        form,
        status: 409,
      })
  }
}

/** What the second reader's form says, or what is missing in it. */
function readingOf(form: URLSearchParams): SecondReading | undefined {
  if (formValue(form, 'found') === 'nothing') return { kind: 'nothing' }
  const [sign, asked] = [formValue(form, 'sign'), formValue(form, 'tier')]
  const tier = PAGING_TIERS.find((each) => each === asked)
  return formValue(form, 'found') === 'missed' && sign && tier ? { kind: 'missed', sign, tier } : undefined
}

async function readingDone(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, params, caller, language } = request
  const words = reviewWords(language)
  const reading = readingOf(form)
  const wrong = (detail: string, status: number) =>
    reviewPage(deps, request, { faults: [{ pointer: '/reading', detail }], form, status })
  if (!reading) return wrong(words.needs.reading, 422)
  const by = { staffId: caller.id, name: caller.name }
  const read = await readAgain(deps, caller.clinicId, params.id ?? '', reading, by)
  switch (read.kind) {
    case 'noted':
      return read.reread.alertId
        ? reviewPage(deps, request, { form, said: words.paged })
        : { kind: 'go', to: `/console/review?week=${formValue(form, 'week')}#reading` }
    case 'already':
      return reviewPage(deps, request, { form, said: words.readBefore(read.reread.name) })
    case 'not-drawn':
      return wrong(words.refused.notDrawn, 409)
    case 'unknown-sign':
      return wrong(words.refused.noSign, 422)
  }
}

export const reviewPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/console/review',
    roles: PERMISSIONS.clinical,
    respond: (deps, request) => reviewPage(deps, request),
  },
  { method: 'POST', path: '/console/review/causes/{id}', roles: PERMISSIONS.clinical, respond: causeFound },
  { method: 'POST', path: '/console/review/readings/{id}', roles: PERMISSIONS.clinical, respond: readingDone },
]
