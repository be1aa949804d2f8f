/** One's own duties in one's own calendar program, by a secret address. */
import { PERMISSIONS } from '../../http/route.ts'
import { addressMadeAt, endAddress, makeAddress } from '../../use-cases/access/calendar-address.ts'
import { CalendarAddress } from '../shared/calendar-address.tsx'
import { ActionButton, When } from '../shared/components.tsx'
import type { Page, PageAnswer } from '../shared/page.ts'
import { framed, type Here, ON_CALL, rotaPage } from './frame.tsx'

const PATH = `${ON_CALL}/my-calendar`

const SAID: Record<string, string> = {
  ended: 'The calendar address has ended. Calendar apps that used it show nothing new.',
}

const mine = ({ request: { caller } }: Here) => ({ clinicId: caller.clinicId, staffId: caller.id })

async function calendarPage(at: Here): Promise<PageAnswer> {
  const madeAt = await addressMadeAt(at.deps, mine(at))
  return framed(at, {
    title: 'My calendar',
    said: SAID[at.request.query.get('said') ?? ''],
    children: (
      <section class="card" aria-labelledby="my-calendar">
        <h2 id="my-calendar">My shifts in my calendar app</h2>
        <p>Your shifts for the next 60 days, with swaps and stand-ins. Most apps look for changes every few hours.</p>
        {madeAt ? (
          <>
            <p>
              You have an address, made <When at={madeAt} zone={at.clinicNow.clinic.zone} />. If you lost it or someone
              else saw it, make a new one: the old one ends.
            </p>
            <div class="buttons">
              <ActionButton to={PATH} label="Make a new address" />
              <ActionButton to={`${PATH}/end`} label="End the address" quiet />
            </div>
          </>
        ) : (
          <ActionButton to={PATH} label="Make an address" />
        )}
      </section>
    ),
  })
}

async function made(at: Here): Promise<PageAnswer> {
  const answer = await makeAddress(at.deps, mine(at))
  return framed(at, {
    title: 'My calendar',
    ...(answer.kind === 'made' ? {} : { status: 409 }),
    children: (
      <section class="card" aria-labelledby="my-calendar">
        <h2 id="my-calendar">My shifts in my calendar app</h2>
        {answer.kind === 'made' ? (
          <CalendarAddress address={answer.address} />
        ) : (
          <p class="fault">You are not on the clinic's list of staff. Ask your admin.</p>
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
