/** Calendars at an address, read every day: given and ended, compared with the rota, and taken over. */
import { DUTIES, type Duty } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { FollowedCalendar } from '../../core/on-call/followed-calendar.ts'
import { readFollowed } from '../../core/on-call/followed-calendar.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { hostOf } from '../../use-cases/on-call/fetch-followed.ts'
import {
  followCalendar,
  followedBy,
  followedOf,
  takeOver,
  unfollowCalendar,
} from '../../use-cases/on-call/followed-calendars.ts'
import type { How } from '../../use-cases/on-call/write-rota.ts'
import { ActionButton, Faults, Hidden, When } from '../shared/components.tsx'
import { formValue, type Page, type PageAnswer } from '../shared/page.ts'
import type { CalendarWords } from '../words/calendar.ts'
import { calendarFaultIn } from '../words/calendar-faults.ts'
import { chosenIn, dutyChoices, EventChoices, eventAsked, placed, Sets, settingOf, wordsAt } from './calendar-parts.tsx'
import { InputField, SelectField } from './fields.tsx'
import { framed, type Here, ON_CALL, rotaPage, Sure, tryChange } from './frame.tsx'

export const CALENDAR = `${ON_CALL}/calendar`
const ADDRESS = `${CALENDAR}/address`

type Listing = { at: Here; feeds: readonly FollowedCalendar[]; form: URLSearchParams; faults?: readonly FieldError[] }

/** The calendars that are read now, and the form for another one. */
export const Feeds = ({ at, feeds, form, faults = [] }: Listing) => {
  const words = wordsAt(at)
  return (
    <section class="card" aria-labelledby="feeds">
      <h2 id="feeds">{words.feeds.title}</h2>
      <p class="hint">{words.feeds.hint}</p>
      {feeds.length > 0 && (
        <ul class="plain">
          {feeds.map((feed) => (
            <Line key={feed.duty} feed={feed} zone={at.clinicNow.clinic.zone} words={words} />
          ))}
        </ul>
      )}
      <form method="post" action={ADDRESS} data-once>
        <Faults faults={faults} />
        <div class="row">
          <SelectField
            name="feed-duty"
            label={words.duty}
            options={dutyChoices(words)}
            chosen={formValue(form, 'feed-duty')}
          />
          <SelectField
            name="feed-whose"
            label={words.whose}
            options={at.clinicNow.rota.staff.map(({ staffId, name }) => ({ value: staffId, label: name }))}
            empty={words.eventsSay}
            chosen={formValue(form, 'feed-whose')}
          />
          <InputField
            name="url"
            label={words.feeds.address}
            value={formValue(form, 'url')}
            faults={faults}
            at="/url"
            inputmode="url"
          />
        </div>
        <p class="buttons">
          <button type="submit">{words.feeds.read}</button>
        </p>
      </form>
    </section>
  )
}

type OfFeed = { feed: FollowedCalendar; zone: string; words: CalendarWords }

const Line = ({ feed, zone, words }: OfFeed) => (
  <li>
    <a href={`${CALENDAR}/${feed.duty}`}>
      {words.duties[feed.duty]}: {hostOf(feed.url)}
    </a>{' '}
    <Standing feed={feed} zone={zone} words={words} />{' '}
    <ActionButton to={`${CALENDAR}/${feed.duty}/remove`} label={words.feeds.stop} of={words.duties[feed.duty]} quiet />
  </li>
)

const Standing = ({ feed: { found, failing }, zone, words: { feeds: words } }: OfFeed) => (
  <>
    {found ? (
      <span>
        {words.lastRead} <When at={found.at} zone={zone} />
      </span>
    ) : (
      <span>{words.notRead}</span>
    )}
    {failing && (
      <strong>
        {' '}
        {words.unread} <When at={failing.since} zone={zone} />: {words.because[failing.because]}
      </strong>
    )}
  </>
)

async function given(at: Here): Promise<PageAnswer> {
  const { form, caller } = at.request
  const duty = DUTIES.find((each) => each === formValue(form, 'feed-duty')) ?? 'on-call'
  const whose = formValue(form, 'feed-whose') || undefined
  const set = await followCalendar(at.deps, {
    ...{ clinicId: caller.clinicId, duty, by: caller.name, url: formValue(form, 'url') },
    ...(whose ? { whose } : {}),
  })
  if (set.kind === 'set') return { kind: 'go', to: `${CALENDAR}/${duty}` }
  const feeds = await followedBy(at.deps, caller.clinicId)
  return framed(at, {
    title: wordsAt(at).title,
    status: 422,
    children: <Feeds at={at} feeds={feeds} form={form} faults={set.faults.map(calendarFaultIn(at.request.language))} />,
  })
}

const dutyOf = ({ request }: Here): Duty | undefined => DUTIES.find((each) => each === request.params.duty)

async function compared(at: Here, showing: { faults?: FieldError[]; asking?: boolean; status?: number } = {}) {
  const duty = dutyOf(at)
  const { clinicId } = at.request.caller
  const feed = duty && (await followedOf(at.deps, clinicId, duty))
  const words = wordsAt(at)
  const { none } = words.feeds
  if (!feed) return framed(at, { title: none.title, status: 404, children: <p>{none.text}</p> })
  const { form } = at.request
  const chosen = chosenIn(form)
  const now = at.deps.now()
  const read = readFollowed(feed, at.clinicNow.rota.staff, now, chosen)
  const preview = await takeOver(at.deps, clinicId, duty, { chosen, preview: true })
  const sets = settingOf(at, duty, preview, read?.kind === 'read' ? read.events : [])
  const wrong = preview.kind === 'invalid' ? preview.faults : []
  const { asking = false, status } = showing
  const faults = [...(showing.faults ?? []), ...wrong.map(placed(at))]
  const { zone } = at.clinicNow.clinic
  return framed(at, {
    title: words.feeds.ofDuty(words.duties[duty]),
    ...(status ? { status } : {}),
    children: (
      <form method="post" action={`${CALENDAR}/${duty}`} class="card" data-once>
        <p>
          {hostOf(feed.url)}: <Standing feed={feed} zone={zone} words={words} />
        </p>
        <Faults faults={faults} />
        <EventChoices at={at} asked={wrong.flatMap(eventAsked)} chosen={chosen} faults={faults} />
        {feed.found && <Hidden name="seen" value={feed.found.at} />}
        {sets && <Sets at={at} sets={sets} />}
        {sets && asking && <Sure opened={sets.opened} zone={zone} now={now} />}
        <p class="buttons">
          <button type="submit" name="do" value="show" class={sets ? 'quiet' : ''}>
            {words.feeds.again}
          </button>
          {sets && !asking && (
            <button type="submit" name="do" value="apply">
              {words.take}
            </button>
          )}
        </p>
      </form>
    ),
  })
}

async function submitted(at: Here): Promise<PageAnswer> {
  const { form, caller } = at.request
  const duty = dutyOf(at)
  if (!duty || (formValue(form, 'do') !== 'apply' && !form.has('sure'))) return compared(at)
  const seen = formValue(form, 'seen')
  const tried = await tryChange(at, (how: How) =>
    takeOver(at.deps, caller.clinicId, duty, { ...how, chosen: chosenIn(form), seen }),
  )
  switch (tried.kind) {
    case 'done':
      return { kind: 'go', to: `${ON_CALL}?imported=yes` }
    case 'refused':
      return compared(at, {
        faults: tried.faults.filter(({ pointer }) => pointer === '/seen').map(placed(at)),
        status: 422,
      })
    case 'leaves':
      return compared(at, { asking: true, status: 409 })
  }
}

async function removed(at: Here): Promise<PageAnswer> {
  const duty = dutyOf(at)
  if (duty) await unfollowCalendar(at.deps, at.request.caller.clinicId, duty, at.request.caller.name)
  return { kind: 'go', to: CALENDAR }
}

const roles = PERMISSIONS.administer

export const followedPages: readonly Page[] = [
  rotaPage('POST', ADDRESS, roles, given),
  rotaPage('GET', `${CALENDAR}/{duty}`, roles, (at) => compared(at)),
  rotaPage('POST', `${CALENDAR}/{duty}`, roles, submitted),
  rotaPage('POST', `${CALENDAR}/{duty}/remove`, roles, removed),
]
