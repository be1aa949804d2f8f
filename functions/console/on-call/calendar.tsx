/** A calendar file of one duty: pasted or chosen, shown as what it would set beside the rota, then taken over. */
import { DUTIES, type Duty } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Answers } from '../../core/on-call/calendar.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { followedBy } from '../../use-cases/on-call/followed-calendars.ts'
import { eventsOf, importCalendar } from '../../use-cases/on-call/import-calendar.ts'
import type { How } from '../../use-cases/on-call/write-rota.ts'
import { FaultOf, Faults, Hidden } from '../shared/components.tsx'
import { formValue, type Page, type PageAnswer } from '../shared/page.ts'
import {
  chosenIn,
  dutyChoices,
  EventChoices,
  eventAsked,
  placed,
  Sets,
  type Setting,
  settingOf,
  wordsAt,
} from './calendar-parts.tsx'
import { SelectField } from './fields.tsx'
import { CALENDAR, Feeds } from './followed-calendars.tsx'
import { framed, type Here, ON_CALL, rotaPage, Sure, tryChange } from './frame.tsx'

type Showing = {
  form: URLSearchParams
  faults?: FieldError[]
  /** Places of events that the admin is asked about. */
  doubtful?: number[]
  /** What the file would set, where that has been asked. */
  sets?: Setting
  asking?: boolean
  status?: number
}

export const dutyIn = (form: URLSearchParams): Duty =>
  DUTIES.find((each) => each === formValue(form, 'duty')) ?? 'on-call'

/** What a preview was of: a text that was changed since is shown again first. */
const seenOf = ({ deps }: Here, form: URLSearchParams): string =>
  deps.sha256(`${dutyIn(form)} ${formValue(form, 'calendar')} ${JSON.stringify(answersIn(form))}`)

function answersIn(form: URLSearchParams): Answers {
  const whose = formValue(form, 'whose')
  return { ...(whose ? { whose } : {}), chosen: chosenIn(form) }
}

async function calendarPage(at: Here, showing: Showing): Promise<PageAnswer> {
  const { form, faults = [], doubtful = [], sets, asking, status } = showing
  const words = wordsAt(at)
  const { zone } = at.clinicNow.clinic
  const people = at.clinicNow.rota.staff.map(({ staffId, name }) => ({ value: staffId, label: name }))
  const feeds = await followedBy(at.deps, at.request.caller.clinicId)
  return framed(at, {
    title: words.title,
    ...(status ? { status } : {}),
    children: (
      <>
        <form method="post" action={CALENDAR} class="card" data-once>
          <p class="hint">{words.hint}</p>
          <Faults faults={faults} />
          <div class="row">
            <SelectField name="duty" label={words.duty} options={dutyChoices(words)} chosen={dutyIn(form)} />
            <SelectField
              name="whose"
              label={words.whose}
              options={people}
              empty={words.eventsSay}
              chosen={formValue(form, 'whose')}
            />
            <label class="if-script" hidden>
              {words.file}
              <input type="file" accept=".ics,text/calendar" data-read-into="calendar" />
            </label>
          </div>
          <label>
            {words.text}
            <textarea name="calendar" id="calendar" rows={8} spellcheck={false} class="code">
              {form.get('calendar') ?? ''}
            </textarea>
            <FaultOf faults={faults.filter(({ pointer }) => pointer === '')} at="" />
          </label>
          <EventChoices at={at} asked={doubtful} chosen={answersIn(form).chosen ?? {}} faults={faults} />
          {sets && <Hidden name="seen" value={seenOf(at, form)} />}
          {sets && <Sets at={at} sets={sets} />}
          {sets && asking && <Sure opened={sets.opened} zone={zone} now={at.deps.now()} />}
          <p class="buttons">
            <button type="submit" name="do" value="preview" class={sets && faults.length === 0 ? 'quiet' : ''}>
              {words.show}
            </button>
            {sets && !asking && (
              <button type="submit" name="do" value="apply">
                {words.take}
              </button>
            )}
          </p>
        </form>
        <Feeds at={at} feeds={feeds} form={form} />
      </>
    ),
  })
}

async function submitted(at: Here): Promise<PageAnswer> {
  const { form, caller } = at.request
  const duty = dutyIn(form)
  const text = formValue(form, 'calendar')
  const answers = answersIn(form)
  const take = (how: How) => importCalendar(at.deps, caller.clinicId, duty, text, { ...how, answers })
  const refused = (faults: FieldError[]) =>
    calendarPage(at, {
      form,
      faults: faults.map(placed(at)),
      doubtful: faults.flatMap(eventAsked),
      status: 422,
    })
  if (!text) return refused([{ pointer: '', detail: wordsAt(at).choose }])
  const preview = await take({ preview: true })
  if (preview.kind === 'invalid') return refused(preview.faults)
  const events = await eventsOf(at.deps, caller.clinicId, text, answers)
  const sets = settingOf(at, duty, preview, events)
  if (formValue(form, 'do') === 'preview' || formValue(form, 'seen') !== seenOf(at, form))
    return calendarPage(at, { form, ...(sets ? { sets } : {}) })
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
