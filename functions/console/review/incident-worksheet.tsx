/** Who has to be told of an incident, by when, and what was done. */
import { useContext } from 'preact/hooks'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Incident, Report } from '../../core/review/incident.ts'
import { dateLocale } from '../../core/time.ts'
import { FaultOf, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { useWords, Viewer } from '../shared/viewer.ts'
import { incidentWords } from '../words/incidents.ts'

const date = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(day))

export const ReportDue = ({ report, today }: { report: Report; today: string }) => {
  const { language, country } = useContext(Viewer)
  const words = incidentWords(language).report
  return (
    <span class={report.dueOn < today ? 'overdue' : ''}>
      {report.dueOn < today ? words.overdue : words.by}{' '}
      <time dateTime={report.dueOn}>{date(report.dueOn, dateLocale(language, country))}</time>
    </span>
  )
}

type Given = {
  report: Report
  today: string
  incident: Incident
  clinic: Clinic
  faults: readonly FieldError[]
  form: URLSearchParams
}

export const OneReport = ({ report, today, incident, clinic, faults, form }: Given) => {
  const words = useWords(incidentWords).report
  const refused = faults.some(({ pointer }) => pointer === `/note/${report.id}`)
  return (
    <article class="card" id={report.id} aria-labelledby={`${report.id}-title`}>
      <h3 id={`${report.id}-title`} lang="en">
        {report.to}
      </h3>
      <p>
        {report.done ? (
          <strong class="done">{words.done}</strong>
        ) : (
          <strong>
            <ReportDue report={report} today={today} />
          </strong>
        )}
        , <span lang="en">{report.who}</span>. {words.basis[report.basis]}.
      </p>
      {report.condition && <p lang="en">{report.condition}</p>}
      <p lang="en">
        {report.what} {report.how}
      </p>
      <p class="hint" lang="en">
        {report.source}
      </p>
      {report.done ? (
        <p class="bubble">
          {report.done.note || words.erased}
          {'\n'}
          <small>
            {report.done.name}, <When at={report.done.at} zone={clinic.zone} />
          </small>
        </p>
      ) : (
        <form method="post" action={`/console/incidents/${incident.incidentId}/reports/${report.id}`} data-once>
          <div class="row">
            <label>
              {words.note}
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
              {words.act}
            </button>
          </div>
        </form>
      )}
    </article>
  )
}
