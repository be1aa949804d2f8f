import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Incident, Report } from '../../core/review/incident.ts'
import { isHeld } from '../../core/review/incident.ts'
import { type Instant, wallTime } from '../../core/time.ts'
import { humanize, When } from '../shared/components.tsx'
import { ReportDue } from './incident-worksheet.tsx'

const nextDue = ({ reports }: Incident): Report | undefined =>
  reports.filter(({ done }) => !done).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]

type Named = { incident: Incident; name: string }

export function IncidentList({ named, clinic, now }: { named: readonly Named[]; clinic: Clinic; now: Instant }) {
  const today = wallTime(now, clinic.zone).date
  return (
    <>
      <p class="hint">
        An outcome with moderate or severe harm opens an incident: the record is frozen, nothing of it may be erased,
        and a worksheet says who has to be told.
      </p>
      {named.length === 0 && <p class="card">There is no incident.</p>}
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
              <span>{humanize(incident.harm)} harm</span>
              <When at={incident.openedAt} zone={clinic.zone} />
              {incident.withdrawn && <span>Outcome withdrawn</span>}
              <span>{isHeld(incident) ? 'Held' : 'Released'}</span>
            </span>
            {told} of {incident.reports.length} reports done
            {due && (
              <>
                . {due.to}: <ReportDue report={due} today={today} />
              </>
            )}
          </a>
        )
      })}
    </>
  )
}
