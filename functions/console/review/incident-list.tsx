import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Incident, Report } from '../../core/review/incident.ts'
import { isHeld } from '../../core/review/incident.ts'
import { type Instant, wallTime } from '../../core/time.ts'
import { When } from '../shared/components.tsx'
import { useWords } from '../shared/viewer.ts'
import { incidentWords } from '../words/incidents.ts'
import { ReportDue } from './incident-worksheet.tsx'

const nextDue = ({ reports }: Incident): Report | undefined =>
  reports.filter(({ done }) => !done).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]

type Named = { incident: Incident; name: string }

export function IncidentList({ named, clinic, now }: { named: readonly Named[]; clinic: Clinic; now: Instant }) {
  const words = useWords(incidentWords)
  const today = wallTime(now, clinic.zone).date
  return (
    <>
      <p class="hint">{words.hint}</p>
      {named.length === 0 && <p class="card">{words.none}</p>}
      {named.map(({ incident, name }) => {
        const due = nextDue(incident)
        const told = incident.reports.filter(({ done }) => done).length
        return (
          <a
            key={incident.incidentId}
            class={`item ${incident.harm === 'severe' ? 'emergency' : 'urgent'}`}
            href={`/console/incidents/${incident.incidentId}`}
          >
            <span class="top">
              <strong>{name}</strong>
              <span>{words.harmed[incident.harm]}</span>
              <When at={incident.openedAt} zone={clinic.zone} />
              {incident.withdrawn && <span>{words.withdrawn}</span>}
              <span>{isHeld(incident) ? words.held : words.released}</span>
            </span>
            {words.done(told, incident.reports.length)}
            {due && (
              <>
                . <span lang="en">{due.to}</span>: <ReportDue report={due} today={today} />
              </>
            )}
          </a>
        )
      })}
    </>
  )
}
