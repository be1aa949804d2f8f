/** A calendar file of one duty: pasted or chosen, shown as what it would set, then taken over. */
import { DUTIES, type Duty, type Override } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Answers } from '../../core/on-call/calendar.ts'
import type { Gap } from '../../core/on-call/gaps.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { eventsOf, importCalendar } from '../../use-cases/on-call/import-calendar.ts'
import type { How, RotaChanged } from '../../use-cases/on-call/write-rota.ts'
import { FaultOf, Faults, Hidden, When } from '../shared/components.tsx'
import { formValue, type Page, type PageAnswer } from '../shared/page.ts'
import { Table } from '../shared/table.tsx'
import { SelectField } from './fields.tsx'
import { DUTY_CHOICES, DUTY_NAMES, framed, type Here, lasting, ON_CALL, rotaPage, Sure, tryChange } from './frame.tsx'

const CALENDAR = `${ON_CALL}/calendar`

type Showing = {
  form: URLSearchParams
  faults?: FieldError[]
  /** Places of events that the admin is asked about. */
  doubtful?: number[]
  /** By which zones' wall clocks the file was read. */
  zones?: string[]
  /** What the file would set, and the gaps that it would leave, where that has been asked. */
  sets?: { duty: Duty; stretches: Override[]; gone: Override[]; opened: Gap[] }
  asking?: boolean
  status?: number
}

const dutyIn = (form: URLSearchParams): Duty => DUTIES.find((each) => each === formValue(form, 'duty')) ?? 'on-call'

/** What a preview was of: a text that was changed since is shown again first. */
const seenOf = ({ deps }: Here, form: URLSearchParams): string =>
  deps.sha256(`${dutyIn(form)} ${formValue(form, 'calendar')} ${JSON.stringify(answersIn(form))}`)

/** What the admin has said of events that do not say whose they are. */
function answersIn(form: URLSearchParams): Answers {
  const chosen = [...form].flatMap(([name, value]) => {
    const event = /^event\.(\d{1,4})$/.exec(name)?.[1]
    return event && value ? [[Number(event), value] as const] : []
  })
  const whose = formValue(form, 'whose')
  return { ...(whose ? { whose } : {}), chosen: Object.fromEntries(chosen) }
}

function calendarPage(at: Here, showing: Showing): PageAnswer {
  const { form, faults = [], doubtful = [], zones = [], sets, asking, status } = showing
  const { zone } = at.clinicNow.clinic
  const people = at.clinicNow.rota.staff.map(({ staffId, name }) => ({ value: staffId, label: name }))
  return framed(at, {
    title: 'Calendar file',
    ...(status ? { status } : {}),
    children: (
      <form method="post" action={CALENDAR} class="card" data-once>
        <p class="hint">
          An iCalendar file (.ics), as calendars export it. Each event belongs to the one person whose address an
          attendee has, or whose full name the title contains; where that is unclear, this page asks. The file replaces
          what was imported for the duty before; swaps and stand-ins made by hand stay.
        </p>
        <Faults faults={faults} />
        <div class="row">
          <SelectField name="duty" label="Duty" options={DUTY_CHOICES} chosen={dutyIn(form)} />
          <SelectField
            name="whose"
            label="Whose calendar is this?"
            options={people}
            empty="Its events say so"
            chosen={formValue(form, 'whose')}
          />
          <label class="if-script" hidden>
            File
            <input type="file" accept=".ics,text/calendar" data-read-into="calendar" />
          </label>
        </div>
        <label>
          The file's text
          <textarea name="calendar" id="calendar" rows={8} spellcheck={false} class="code">
            {form.get('calendar') ?? ''}
          </textarea>
          <FaultOf faults={faults.filter(({ pointer }) => pointer === '')} at="" />
        </label>
        {[...new Set([...doubtful, ...Object.keys(answersIn(form).chosen ?? {}).map(Number)])].map((event) => (
          <SelectField
            key={event}
            name={`event.${event}`}
            label={`Event ${event} is the duty of`}
            options={[...people, { value: 'none', label: 'No one: not an on-call shift' }]}
            empty="Not chosen"
            chosen={answersIn(form).chosen?.[event] ?? ''}
          />
        ))}
        {zones.length > 0 && <p class="hint">Its times were read in {zones.join(', ')}.</p>}
        {sets && <Hidden name="seen" value={seenOf(at, form)} />}
        {sets && <Sets at={at} sets={sets} />}
        {sets && asking && <Sure opened={sets.opened} zone={zone} now={at.deps.now()} />}
        <p class="buttons">
          <button type="submit" name="do" value="preview" class={sets && faults.length === 0 ? 'quiet' : ''}>
            Show what it would set
          </button>
          {sets && !asking && (
            <button type="submit" name="do" value="apply">
              Take it over
            </button>
          )}
        </p>
      </form>
    ),
  })
}

const Sets = ({ at, sets: { duty, stretches, gone } }: { at: Here; sets: NonNullable<Showing['sets']> }) => {
  const { clinic, rota } = at.clinicNow
  const nameOf = (staffId: string | undefined) => rota.staff.find((each) => each.staffId === staffId)?.name ?? 'No one'
  return (
    <section aria-labelledby="sets">
      <h2 id="sets">What it would set</h2>
      <p>
        This adds {stretches.length} {DUTY_NAMES[duty].toLowerCase()} {stretches.length === 1 ? 'shift' : 'shifts'} and
        removes {gone.length === 0 ? 'none' : gone.length} of the last file. Nothing is saved yet.
      </p>
      <Table
        caption="Shifts in the file"
        unseen
        columns={['Who', 'From', 'Until', 'Length']}
        rows={stretches.map(({ staffId, startsAt, endsAt }) => [
          nameOf(staffId),
          <When at={startsAt} zone={clinic.zone} />,
          <When at={endsAt} zone={clinic.zone} />,
          lasting({ from: startsAt, to: endsAt }),
        ])}
      />
    </section>
  )
}

/** `/event/3` → `Event 3: …`. */
const placed = ({ pointer, detail }: FieldError): FieldError => {
  const event = /^\/event\/(\d+)$/.exec(pointer)?.[1]
  return { pointer: '', detail: event ? `Event ${event}: ${detail}` : detail }
}

/** Faults that a choice mends end with a question. */
const eventAsked = ({ pointer, detail }: FieldError): number[] => {
  const event = /^\/event\/(\d+)$/.exec(pointer)?.[1]
  return event && detail.endsWith('?') ? [Number(event)] : []
}

function setsOf(at: Here, duty: Duty, answer: RotaChanged): Showing['sets'] {
  if (answer.kind !== 'changed') return undefined
  const now = at.deps.now()
  const imported = (all: readonly Override[]) =>
    all.filter((each) => each.imported && each.duty === duty && each.endsAt > now)
  const stretches = imported(answer.overrides).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const stays = new Set(stretches.map(({ overrideId }) => overrideId))
  const gone = imported(at.clinicNow.rota.overrides).filter(({ overrideId }) => !stays.has(overrideId))
  return { duty, stretches, gone, opened: answer.opened }
}

async function submitted(at: Here): Promise<PageAnswer> {
  const { form, caller } = at.request
  const duty = dutyIn(form)
  const text = formValue(form, 'calendar')
  const answers = answersIn(form)
  const take = (how: How) => importCalendar(at.deps, caller.clinicId, duty, text, { ...how, answers })
  const refused = (faults: FieldError[]) =>
    calendarPage(at, { form, faults: faults.map(placed), doubtful: faults.flatMap(eventAsked), status: 422 })
  if (!text) return refused([{ pointer: '', detail: 'Choose a file, or paste its text.' }])
  const preview = await take({ preview: true })
  if (preview.kind === 'invalid') return refused(preview.faults)
  const sets = setsOf(at, duty, preview)
  const events = await eventsOf(at.deps, caller.clinicId, text, answers)
  const zones = [...new Set(events.map(({ zone }) => zone))]
  if (formValue(form, 'do') === 'preview' || formValue(form, 'seen') !== seenOf(at, form))
    return calendarPage(at, { form, zones, ...(sets ? { sets } : {}) })
  const tried = await tryChange(at, take)
  switch (tried.kind) {
    case 'done':
      return { kind: 'go', to: `${ON_CALL}?imported=yes` }
    case 'refused':
      return refused(tried.faults)
    case 'leaves':
      return calendarPage(at, { form, ...(sets ? { sets } : {}), asking: true, status: 409 })
  }
}

export const calendarPages: readonly Page[] = [
  rotaPage('GET', CALENDAR, PERMISSIONS.administer, (at) => calendarPage(at, { form: new URLSearchParams() })),
  rotaPage('POST', CALENDAR, PERMISSIONS.administer, submitted),
]
