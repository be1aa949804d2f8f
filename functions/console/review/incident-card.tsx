import type { Alert } from '../../core/alerts/alert.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic, Role } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { type Incident, isHeld } from '../../core/review/incident.ts'
import { type Instant, wallTime } from '../../core/time.ts'
import { Withdrawn } from '../alerts/reopen-form.tsx'
import { ActionButton, FaultOf, MarkedText, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { incidentWords } from '../words/incidents.ts'
import { OneReport } from './incident-worksheet.tsx'

type Given = {
  incident: Incident
  clinic: Clinic
  /** Gone where the patient was erased. */
  alert: Alert | undefined
  /** Whether the copy is what was frozen; unknown before there is one. */
  intact: boolean | undefined
  role: Role
  now: Instant
  faults: readonly FieldError[]
  form: URLSearchParams
}

/** Outcomes of the alert that were withdrawn; without the alert, those of them that opened this incident. */
const EarlierOutcomes = ({ alert, incident: { earlier = [] }, clinic }: Given) => {
  const language = useLanguage()
  const words = incidentWords(language)
  if (alert ? !alert.withdrawn?.length : earlier.length === 0) return null
  return (
    <>
      <h3>{words.earlier}</h3>
      {alert ? (
        <Withdrawn alert={alert} clinic={clinic} />
      ) : (
        earlier.map(({ outcome, harm, openedAt, openedBy }) => (
          <p key={openedAt}>
            {capital(outcomeWord(outcome, language))}, {words.harmed[harm].toLowerCase()},{' '}
            <When at={openedAt} zone={clinic.zone} />, {openedBy.name}
          </p>
        ))
      )}
    </>
  )
}

export function IncidentCard(props: Given) {
  const { incident, clinic, alert, now } = props
  const language = useLanguage()
  const words = incidentWords(language)
  const today = wallTime(now, clinic.zone).date
  return (
    <div class="columns facts-first">
      <div>
        <section class="card" aria-labelledby="facts">
          <h2 id="facts">{words.what}</h2>
          {alert && <MarkedText text={alert.reply} signs={alert.signs} />}
          <dl class="facts">
            <dt>{words.facts.harm}</dt>
            <dd>{words.harm[incident.harm]}</dd>
            <dt>{words.facts.outcome}</dt>
            <dd>
              {capital(outcomeWord(incident.outcome, language))}
              {alert?.outcome?.note && `: ${alert.outcome.note}`}
            </dd>
            <dt>{words.facts.opened}</dt>
            <dd>
              <When at={incident.openedAt} zone={clinic.zone} />, {incident.openedBy.name}
            </dd>
          </dl>
          <EarlierOutcomes {...props} />
          {incident.withdrawn && (
            <p class="warning">
              {words.withdrew(incident.withdrawn.name)} <When at={incident.withdrawn.at} zone={clinic.zone} />:{' '}
              {incident.withdrawn.because}
            </p>
          )}
          <p class="buttons">
            <a class="button quiet" href={`/console/alerts/${incident.incidentId}`}>
              {words.openAlert}
            </a>
            <a class="button quiet" href={`/console/patients/${incident.personId}`}>
              {words.openRecord}
            </a>
          </p>
        </section>
        <Frozen {...props} />
        <Hold {...props} />
        <p>
          <a href="/console/incidents">{words.all}</a>
        </p>
      </div>
      <section aria-labelledby="worksheet">
        <h2 id="worksheet">{words.told.title}</h2>
        <p class="hint">{words.told.hint}</p>
        {incident.reports.map((report) => (
          <OneReport key={report.id} report={report} today={today} {...props} />
        ))}
      </section>
    </div>
  )
}

const Frozen = ({ incident, clinic, intact }: Given) => {
  const words = useWords(incidentWords).frozen
  const { frozen, incidentId } = incident
  return (
    <section class="card" aria-labelledby="frozen">
      <h2 id="frozen">{words.title}</h2>
      {frozen ? (
        <>
          <p>
            {words.items(frozen.items)} <When at={frozen.at} zone={clinic.zone} />.{' '}
            {intact ? words.intact : words.changed}
          </p>
          <p>
            <small>SHA-256</small> <code>{frozen.hash}</code>
          </p>
          <p class="buttons">
            <a class="button quiet" href={`/console/incidents/${incidentId}/record`}>
              {words.download}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{words.none}</p>
          {isHeld(incident) && <ActionButton to={`/console/incidents/${incidentId}/freeze`} label={words.act} />}
        </>
      )}
    </section>
  )
}

const Hold = ({ incident, clinic, role, faults, form }: Given) => {
  const words = useWords(incidentWords).hold
  return (
    <section class="card" aria-labelledby="hold">
      <h2 id="hold">{words.title}</h2>
      {incident.released ? (
        <p>
          {words.by(incident.released.name)} <When at={incident.released.at} zone={clinic.zone} />:{' '}
          {incident.released.because}
        </p>
      ) : (
        <p>{words.held}</p>
      )}
      {!incident.released && role !== 'admin' && <p class="hint">{words.admin}</p>}
      {!incident.released && role === 'admin' && (
        <form method="post" action={`/console/incidents/${incident.incidentId}/release`} data-confirm={words.sure}>
          <label>
            {words.why}
            <textarea name="because" maxLength={1000}>
              {formValue(form, 'because')}
            </textarea>
            <FaultOf faults={faults} at="/because" />
          </label>
          <button type="submit" class="danger">
            {words.act}
          </button>
        </form>
      )}
    </section>
  )
}
