/** A patient's check-ins in their own calendar program, where the clinic offers that. */
import { renderSVG } from 'uqr'
import type { Patient } from '../../core/patients/patient.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { makeAddress } from '../../use-cases/access/calendar-address.ts'
import { CalendarAddress } from '../shared/calendar-address.tsx'
import { ActionButton } from '../shared/components.tsx'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { useWords } from '../shared/viewer.ts'
import { calendarWords } from '../words/calendar.ts'
import { patientActWords } from '../words/patient-acts.ts'

const pathOf = (personId: string): string => `/console/patients/${personId}/calendar`

export const CalendarCard = ({ person: { personId } }: { person: Patient }) => {
  const words = useWords(patientActWords).calendar
  return (
    <section class="card" aria-labelledby="calendar">
      <h2 id="calendar">{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <ActionButton to={pathOf(personId)} label={words.make} quiet />
    </section>
  )
}

async function made(deps: ConsoleDeps, { caller, params: { id = '' }, language }: PageRequest): Promise<PageAnswer> {
  const words = patientActWords(language).calendar
  const answer = await makeAddress(deps, { clinicId: caller.clinicId, personId: id })
  const back = (
    <p>
      <a href={`/console/patients/${id}`}>{words.back}</a>
    </p>
  )
  if (answer.kind !== 'made')
    return {
      kind: 'page',
      title: words.no.title,
      status: answer.kind === 'unknown' ? 404 : 409,
      body: (
        <>
          <p>{answer.kind === 'unknown' ? words.no.unknown : words.no.notOffered}</p>
          {back}
        </>
      ),
    }
  const scanned = answer.address.replace(/^https?:/, 'webcal:')
  return {
    kind: 'page',
    title: words.made,
    body: (
      <>
        <p>{words.scan}</p>
        <img class="qr" alt={words.qr} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(scanned))}`} />
        <CalendarAddress address={answer.address} words={calendarWords(language).address} />
        {back}
      </>
    ),
  }
}

export const patientCalendarPages: readonly Page[] = [
  { method: 'POST', path: pathOf('{id}'), roles: PERMISSIONS.tasks, respond: made },
]
