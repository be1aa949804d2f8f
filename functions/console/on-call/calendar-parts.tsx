/** What a calendar would make of the rota, beside the rota as it is; for a file and for a calendar that is read daily. */
import { DUTIES, type Duty, type Override, type Rota } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Answers, EventRead } from '../../core/on-call/calendar.ts'
import { isDoubt } from '../../core/on-call/calendar-facts.ts'
import { type Gap, gaps } from '../../core/on-call/gaps.ts'
import { stretches } from '../../core/on-call/rota.ts'
import { plusHours } from '../../core/time.ts'
import { GAP_DAYS, type RotaChanged } from '../../use-cases/on-call/write-rota.ts'
import { When } from '../shared/components.tsx'
import { ScrollableTable, Table } from '../shared/table.tsx'
import { useWords } from '../shared/viewer.ts'
import { type CalendarWords, calendarWords } from '../words/calendar.ts'
import { calendarFaultIn } from '../words/calendar-faults.ts'
import { SelectField } from './fields.tsx'
import { Gaps, type Here } from './frame.tsx'

/** What it would set, and the gaps that it would leave. */
export type Setting = {
  duty: Duty
  stretches: Override[]
  gone: Override[]
  opened: Gap[]
  after: Rota
  events: readonly EventRead[]
}

export function settingOf(
  at: Here,
  duty: Duty,
  answer: RotaChanged,
  events: readonly EventRead[],
): Setting | undefined {
  if (answer.kind !== 'changed') return undefined
  const now = at.deps.now()
  const imported = (all: readonly Override[]) =>
    all.filter((each) => each.imported && each.duty === duty && each.endsAt > now)
  const stretches = imported(answer.overrides).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const stays = new Set(stretches.map(({ overrideId }) => overrideId))
  const gone = imported(at.clinicNow.rota.overrides).filter(({ overrideId }) => !stays.has(overrideId))
  const after = { ...at.clinicNow.rota, shifts: answer.shifts, overrides: answer.overrides }
  return { duty, stretches, gone, opened: answer.opened, after, events }
}

export const Sets = ({ at, sets }: { at: Here; sets: Setting }) => {
  const { duty, stretches, gone, after } = sets
  const words = wordsAt(at)
  const { clinic, rota } = at.clinicNow
  const now = at.deps.now()
  return (
    <section aria-labelledby="sets">
      <h2 id="sets">{words.sets.title}</h2>
      <p>{words.sets.adds(stretches.length, words.duties[duty], gone.length)}</p>
      <Beside at={at} sets={sets} />
      <h3>{words.sets.gapsNow}</h3>
      <GapsOr found={gaps(rota, now, GAP_DAYS)} zone={clinic.zone} />
      <h3>{words.sets.gapsThen}</h3>
      <GapsOr found={gaps(after, now, GAP_DAYS)} zone={clinic.zone} />
      <EventsRead at={at} sets={sets} />
    </section>
  )
}

const GapsOr = ({ found, zone }: { found: readonly Gap[]; zone: string }) => {
  const words = useWords(calendarWords)
  return found.length > 0 ? <Gaps {...{ found, zone }} fill={false} /> : <p>{words.sets.noGaps(GAP_DAYS)}</p>
}

/** The words of a page about calendars, in the language of the person who asks. */
export const wordsAt = ({ request }: Here): CalendarWords => calendarWords(request.language)

/** The duty in the coming two weeks, as it is and as it would be. */
const Beside = ({ at, sets: { duty, after } }: { at: Here; sets: Setting }) => {
  const { clinic, rota } = at.clinicNow
  const words = wordsAt(at)
  const now = at.deps.now()
  const until = plusHours(now, GAP_DAYS * 24)
  const of = (rota: Rota) => stretches(rota, now, until).filter((each) => each.duty === duty)
  const [before, then] = [of(rota), of(after)]
  const edges = [...new Set([...before, ...then].map(({ from }) => from))].sort()
  const nameAt = (all: typeof before, from: string) => {
    const held = all.find((each) => each.from <= from && from < each.to)
    return held?.staff?.name ?? words.sets.nobody
  }
  const caption = words.sets.beside(words.duties[duty], GAP_DAYS)
  const rows = edges.map((from, i) => {
    const [now, calendar] = [nameAt(before, from), nameAt(then, from)]
    return [
      <When at={from} zone={clinic.zone} />,
      <When at={edges[i + 1] ?? until} zone={clinic.zone} />,
      now,
      calendar,
      now === calendar ? words.sets.same : words.sets.changes,
    ] as const
  })
  return (
    <>
      <h3>{caption}</h3>
      <ScrollableTable label={caption}>
        <Table caption={caption} unseen columns={words.sets.besideHeads} rows={rows} />
      </ScrollableTable>
    </>
  )
}

const EventsRead = ({ at, sets: { events } }: { at: Here; sets: Setting }) => {
  const { clinic, rota } = at.clinicNow
  const words = wordsAt(at).sets
  const until = plusHours(at.deps.now(), GAP_DAYS * 24)
  const coming = events.filter(({ startsAt }) => startsAt < until)
  if (coming.length === 0) return null
  const rows = coming.map(
    ({ event, title, staffId, startsAt, endsAt, zone }) =>
      [
        event,
        title,
        rota.staff.find((each) => each.staffId === staffId)?.name ?? staffId,
        <When at={startsAt} zone={clinic.zone} />,
        <When at={endsAt} zone={clinic.zone} />,
        zone,
      ] as const,
  )
  return (
    <>
      <h3>{words.events(GAP_DAYS)}</h3>
      <ScrollableTable label={words.events(GAP_DAYS)}>
        <Table caption={words.events(GAP_DAYS)} unseen columns={words.eventHeads} rows={rows} />
      </ScrollableTable>
    </>
  )
}

/** What the admin has said of events that do not say whose they are. */
export function chosenIn(form: URLSearchParams): NonNullable<Answers['chosen']> {
  const chosen = [...form].flatMap(([name, value]) => {
    const event = /^event\.(\d{1,4})$/.exec(name)?.[1]
    return event && value ? [[Number(event), value] as const] : []
  })
  return Object.fromEntries(chosen)
}

/** A choice for each event that is asked about, and for each that was answered. */
export const EventChoices = ({
  at,
  asked,
  chosen,
  faults,
}: {
  at: Here
  asked: readonly number[]
  chosen: NonNullable<Answers['chosen']>
  faults: readonly FieldError[]
}) => (
  <>
    {[...new Set([...asked, ...Object.keys(chosen).map(Number)])].map((event) => (
      <SelectField
        key={event}
        name={`event.${event}`}
        at={`/event/${event}`}
        faults={faults}
        label={wordsAt(at).eventOf(event)}
        options={[
          ...at.clinicNow.rota.staff.map(({ staffId, name }) => ({ value: staffId, label: name })),
          { value: 'none', label: wordsAt(at).noOne },
        ]}
        empty={wordsAt(at).notChosen}
        chosen={chosen[event] ?? ''}
      />
    ))}
  </>
)

/** In the page's language, with the event's place before it: `Event 3: …`. */
export const placed =
  ({ request: { language } }: Here) =>
  (fault: FieldError): FieldError => {
    const { pointer, detail } = calendarFaultIn(language)(fault)
    const event = eventOf(pointer)
    return { pointer, detail: event ? `${calendarWords(language).event(event)}: ${detail}` : detail }
  }

const eventOf = (pointer: string): number => Number(/^\/event\/(\d+)$/.exec(pointer)?.[1] ?? 0)

/** The duties, for a field that asks for one. */
export const dutyChoices = (words: CalendarWords) => DUTIES.map((duty) => ({ value: duty, label: words.duties[duty] }))

/** The event, where a choice mends the fault. */
export const eventAsked = ({ pointer, fact }: FieldError): number[] => {
  const event = eventOf(pointer)
  return event && isDoubt(fact) ? [event] : []
}
