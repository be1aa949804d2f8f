/** A patient's check-ins in their own calendar program, where the clinic offers that. */
import { renderSVG } from 'uqr'
import type { Patient } from '../../core/patients/patient.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { makeAddress } from '../../use-cases/access/calendar-address.ts'
import { CalendarAddress } from '../shared/calendar-address.tsx'
import { ActionButton } from '../shared/components.tsx'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { calendarWords } from '../words/calendar.ts'

const pathOf = (personId: string): string => `/console/patients/${personId}/calendar`

export const CalendarCard = ({ person: { personId } }: { person: Patient }) => (
  <section class="card" aria-labelledby="calendar">
    <h2 id="calendar">Calendar</h2>
    <p class="hint">When we will write, for the patient's own calendar app. It names the clinic and no treatment.</p>
    <ActionButton to={pathOf(personId)} label="Make a calendar address" quiet />
  </section>
)

async function made(deps: ConsoleDeps, { caller, params: { id = '' } }: PageRequest): Promise<PageAnswer> {
  const answer = await makeAddress(deps, { clinicId: caller.clinicId, personId: id })
  const back = (
    <p>
      <a href={`/console/patients/${id}`}>Back to the patient</a>
    </p>
  )
  if (answer.kind !== 'made')
    return {
      kind: 'page',
      title: 'No calendar',
      status: answer.kind === 'unknown' ? 404 : 409,
      body: (
        <>
          <p>{answer.kind === 'unknown' ? 'There is no such patient.' : 'This clinic offers patients no calendar.'}</p>
          {back}
        </>
      ),
    }
  const scanned = answer.address.replace(/^https?:/, 'webcal:')
  return {
    kind: 'page',
    title: "The patient's calendar",
    body: (
      <>
        <p>Have the patient scan this code with their camera and subscribe.</p>
        <img
          class="qr"
          alt="QR code of the calendar"
          src={`data:image/svg+xml,${encodeURIComponent(renderSVG(scanned))}`}
        />
        <CalendarAddress address={answer.address} words={calendarWords('en').address} />
        {back}
      </>
    ),
  }
}

export const patientCalendarPages: readonly Page[] = [
  { method: 'POST', path: pathOf('{id}'), roles: PERMISSIONS.tasks, respond: made },
]
