/** One's own duties in one's own calendar program, by a secret address. */
import { PERMISSIONS } from '../../http/route.ts'
import { addressMadeAt, endAddress, makeAddress } from '../../use-cases/access/calendar-address.ts'
import { CalendarAddress } from '../shared/calendar-address.tsx'
import { ActionButton, When } from '../shared/components.tsx'
import type { Page, PageAnswer } from '../shared/page.ts'
import { calendarWords } from '../words/calendar.ts'
import { framed, type Here, ON_CALL, rotaPage } from './frame.tsx'

const PATH = `${ON_CALL}/my-calendar`

const mine = ({ request: { caller } }: Here) => ({ clinicId: caller.clinicId, staffId: caller.id })

async function calendarPage(at: Here): Promise<PageAnswer> {
  const { language, query } = at.request
  const words = calendarWords(language).mine
  const madeAt = await addressMadeAt(at.deps, mine(at))
  return framed(at, {
    title: words.title,
    said: query.get('said') === 'ended' ? words.ended : undefined,
    children: (
      <section class="card" aria-labelledby="my-calendar">
        <h2 id="my-calendar">{words.heading}</h2>
        <p>{words.hint}</p>
        {madeAt ? (
          <>
            <p>
              {words.made} <When at={madeAt} zone={at.clinicNow.clinic.zone} />. {words.afterMade}
            </p>
            <div class="buttons">
              <ActionButton to={PATH} label={words.makeNew} />
              <ActionButton to={`${PATH}/end`} label={words.end} quiet />
            </div>
          </>
        ) : (
          <ActionButton to={PATH} label={words.make} />
        )}
      </section>
    ),
  })
}

async function made(at: Here): Promise<PageAnswer> {
  const { language } = at.request
  const { mine: words, address } = calendarWords(language)
  const answer = await makeAddress(at.deps, mine(at))
  return framed(at, {
    title: words.title,
    ...(answer.kind === 'made' ? {} : { status: 409 }),
    children: (
      <section class="card" aria-labelledby="my-calendar">
        <h2 id="my-calendar">{words.heading}</h2>
        {answer.kind === 'made' ? (
          <CalendarAddress address={answer.address} words={address} />
        ) : (
          <p class="fault">{words.notStaff}</p>
        )}
      </section>
    ),
  })
}

export const myCalendarPages: readonly Page[] = [
  rotaPage('GET', PATH, PERMISSIONS.clinical, calendarPage),
  rotaPage('POST', PATH, PERMISSIONS.clinical, made),
  rotaPage('POST', `${PATH}/end`, PERMISSIONS.clinical, async (at) => {
    await endAddress(at.deps, mine(at))
    return { kind: 'go', to: `${PATH}?said=ended` }
  }),
]
