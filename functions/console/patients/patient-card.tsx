import type { Clinic } from '../../core/clinic/clinic.ts'
import { areaName } from '../../core/courses/areas.ts'
import { RISKS, type Treatment } from '../../core/patients/patient.ts'
import { hoursBetween } from '../../core/time.ts'
import type { AlertRecord } from '../../use-cases/alerts/alert-record.ts'
import { humanize, LANGUAGES, Phone, When } from '../shared/components.tsx'

export const PatientCard = ({ record: { person, treatments }, clinic }: { record: AlertRecord; clinic: Clinic }) => (
  <section class="card" aria-labelledby="patient">
    <h2 id="patient">
      <a href={`/console/patients/${person.personId}`}>{person.name || 'An unknown number'}</a>
    </h2>
    {person.phone && (
      <p>
        <Phone phone={person.phone} clinic={clinic} />
      </p>
    )}
    <dl class="facts">
      <dt>Language</dt>
      <dd>
        <span lang={person.language}>{LANGUAGES[person.language] ?? person.language}</span>
        {person.language !== 'en' && clinic.interpreterPhone && (
          <>
            {', '}
            <Phone phone={clinic.interpreterPhone} clinic={clinic} label="interpreter line" />
          </>
        )}
      </dd>
      {person.guardian && (
        <>
          <dt>A minor</dt>
          <dd>{person.guardian} agreed, and has this phone</dd>
        </>
      )}
    </dl>
    <h3>Recent treatments</h3>
    {treatments.length === 0 && <p>No treatment on record, so we use the strictest rules.</p>}
    {treatments.map((treatment) => (
      <Treated key={treatment.treatmentId} treatment={treatment} clinic={clinic} />
    ))}
  </section>
)

export const Treated = ({ treatment, clinic }: { treatment: Treatment; clinic: Clinic }) => (
  <div>
    <ul>
      {treatment.procedures.map(({ plan, areas, product, injector }) => (
        <li key={plan}>
          <strong>{product ?? humanize(plan)}</strong>
          {product ? ` (${humanize(plan).toLowerCase()})` : ''}: {areas.map(areaName).join(', ') || 'no area on record'}
          {injector ? `, by ${injector}` : ''}
        </li>
      ))}
    </ul>
    <p class="hint">
      <When at={treatment.performedAt} zone={clinic.zone} />
      {treatment.state === 'cancelled' ? ', cancelled' : ''}
    </p>
    {treatment.risks && treatment.risks.length > 0 && (
      <p>
        <strong>Said at checkout:</strong> {treatment.risks.map((risk) => RISKS[risk]).join('; ')}
      </p>
    )}
  </div>
)

/** `31 h after the treatment`: what the windows of warning signs count from. */
export const hoursAfter = ({ treatments, alert }: AlertRecord): string => {
  const latest = treatments[0]
  return latest ? `${Math.round(hoursBetween(latest.performedAt, alert.openedAt))} h after the treatment` : ''
}
