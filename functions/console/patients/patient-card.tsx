import type { Clinic } from '../../core/clinic/clinic.ts'
import { lastBefore, type Treatment } from '../../core/patients/patient.ts'
import { hoursBetween, type Instant } from '../../core/time.ts'
import type { AlertRecord } from '../../use-cases/alerts/alert-record.ts'
import { areaIn, planIn, riskIn } from '../../use-cases/wording/treatment-words.ts'
import { LANGUAGES, Phone, staffName, When } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { useLanguage } from '../shared/viewer.ts'
import { patientWords } from '../words/patients.ts'

export const PatientCard = ({ record: { person, treatments }, clinic }: { record: AlertRecord; clinic: Clinic }) => {
  const language = useLanguage()
  const words = patientWords(language)
  return (
    <section class="card" aria-labelledby="patient">
      <h2 id="patient">
        <a href={`/console/patients/${person.personId}`}>{staffName(person, language)}</a>
      </h2>
      {person.phone && (
        <p>
          <Phone phone={person.phone} clinic={clinic} />
        </p>
      )}
      <dl class="facts">
        <dt>{words.facts.language}</dt>
        <dd>
          <span lang={person.language}>{LANGUAGES[person.language] ?? person.language}</span>
          {!['en', language].includes(person.language) && clinic.interpreterPhone && (
            <>
              {', '}
              <Phone phone={clinic.interpreterPhone} clinic={clinic} label={words.interpreter} />
            </>
          )}
        </dd>
        {person.guardian && (
          <>
            <dt>{words.facts.minor}</dt>
            <dd>{words.guardianAgreed(person.guardian)}</dd>
          </>
        )}
      </dl>
      <h3>{words.recent}</h3>
      {treatments.length === 0 && <p>{words.noTreatment}</p>}
      {treatments.map((treatment) => (
        <Treated key={treatment.treatmentId} treatment={treatment} clinic={clinic} />
      ))}
    </section>
  )
}

export const Treated = ({ treatment, clinic }: { treatment: Treatment; clinic: Clinic }) => {
  const language = useLanguage()
  const words = patientWords(language)
  return (
    <div>
      <ul>
        {treatment.procedures.map(({ plan, areas, product, injector }) => (
          <li key={plan}>
            <strong>{product ?? planIn(language, plan)}</strong>
            {product ? ` (${planIn(language, plan).toLowerCase()})` : ''}:{' '}
            {areas.map((area) => areaIn(language, area)).join(', ') || words.noArea}
            {injector ? `, ${words.by(injector)}` : ''}
          </li>
        ))}
      </ul>
      <p class="hint">
        <When at={treatment.performedAt} zone={clinic.zone} />
        {treatment.state === 'cancelled' ? `, ${words.cancelled}` : ''}
      </p>
      {treatment.risks && treatment.risks.length > 0 && (
        <p>
          <strong>{words.risks}</strong> {treatment.risks.map((risk) => riskIn(language, risk)).join('; ')}
        </p>
      )}
    </div>
  )
}

/** `31 h after the treatment`: what the windows of warning signs count from. */
export const hoursAfter = ({ treatments, alert }: AlertRecord, language: ConsoleLanguage): string => {
  const latest = lastBefore(treatments, alert.openedAt)
  return latest ? patientWords(language).hoursAfter(Math.round(hoursBetween(latest.performedAt, alert.openedAt))) : ''
}

/** `Filler: lips, 31 h before`, of the last treatment before an alert. */
export const TreatedBefore = ({ treatment, openedAt }: { treatment: Treatment | undefined; openedAt: Instant }) => {
  const language = useLanguage()
  if (!treatment) return null
  const what = treatment.procedures.map(({ plan, areas }) =>
    [planIn(language, plan), areas.map((area) => areaIn(language, area)).join(', ')].filter(Boolean).join(': '),
  )
  return (
    <small class="treated">
      {what.join('; ')}, {patientWords(language).hoursBefore(Math.round(hoursBetween(treatment.performedAt, openedAt)))}
    </small>
  )
}
