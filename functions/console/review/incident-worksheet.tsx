/** Who has to be told of an incident, by when, and what was done. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Incident, Report } from '../../core/review/incident.ts'
import { FaultOf, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'

const date = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(day))

export const ReportDue = ({ report, today }: { report: Report; today: string }) => (
  <span class={report.dueOn < today ? 'overdue' : ''}>
    {report.dueOn < today ? 'Overdue since' : 'By'} <time dateTime={report.dueOn}>{date(report.dueOn)}</time>
  </span>
)

const BASIS = {
  law: 'Law',
  voluntary: 'Voluntary',
  contract: 'Contract',
} as const

type Given = {
  report: Report
  today: string
  incident: Incident
  clinic: Clinic
  faults: readonly FieldError[]
  form: URLSearchParams
}

export const OneReport = ({ report, today, incident, clinic, faults, form }: Given) => {
  const refused = faults.some(({ pointer }) => pointer === `/note/${report.id}`)
  return (
    <article class="card" id={report.id} aria-labelledby={`${report.id}-title`}>
      <h3 id={`${report.id}-title`}>{report.to}</h3>
      <p>
        {report.done ? (
          <strong class="done">Done</strong>
        ) : (
          <strong>
            <ReportDue report={report} today={today} />
          </strong>
        )}
        , {report.who}. {BASIS[report.basis]}.
      </p>
      {report.condition && <p>{report.condition}</p>}
      <p>
        {report.what} {report.how}
      </p>
      <p class="hint">{report.source}</p>
      {report.done ? (
        <p class="bubble">
          {report.done.note || '(the note was erased with the patient)'}
          {'\n'}
          <small>
            {report.done.name}, <When at={report.done.at} zone={clinic.zone} />
          </small>
        </p>
      ) : (
        <form method="post" action={`/console/incidents/${incident.incidentId}/reports/${report.id}`} data-once>
          <div class="row">
            <label>
              Done how, or why not needed
              <input
                name="note"
                value={refused ? formValue(form, 'note') : ''}
                maxLength={1000}
                autocomplete="off"
                {...(refused ? { 'aria-invalid': 'true', 'aria-describedby': `fault-note-${report.id}` } : {})}
              />
              <FaultOf faults={faults} at={`/note/${report.id}`} />
            </label>
            <button type="submit" class="quiet">
              Done
            </button>
          </div>
        </form>
      )}
    </article>
  )
}
