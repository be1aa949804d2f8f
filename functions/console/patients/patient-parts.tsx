/** A patient's record: contact, treatments with what is still to come, and what staff may do. */

import { useContext } from 'preact/hooks'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { stepTitle } from '../../core/courses/care-plan.ts'
import type { CheckIn } from '../../core/courses/check-ins.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Patient, Treatment } from '../../core/patients/patient.ts'
import { PERMISSIONS } from '../../http/route.ts'
import type { FollowUpShown } from '../../use-cases/courses/log-treatment.ts'
import { Choice, FaultOf, LANGUAGES, Phone, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { Viewer } from '../shared/viewer.ts'
import { ZONES } from '../shared/zones.ts'
import { Beads } from './beads.tsx'
import { Treated } from './patient-card.tsx'

export const Contact = ({ person, clinic }: { person: Patient; clinic: Clinic }) => (
  <section class="card" aria-labelledby="contact">
    <h2 id="contact">Contact</h2>
    {person.openAlertId && (
      <p class="warning">
        {PERMISSIONS.clinical.some((each) => each === useContext(Viewer).role) ? (
          <a href={`/console/alerts/${person.openAlertId}`}>An alert is open.</a>
        ) : (
          'An alert is open. A nurse or clinician deals with it.'
        )}
      </p>
    )}
    <dl class="facts">
      <dt>Phone</dt>
      <dd>{person.phone ? <Phone phone={person.phone} clinic={clinic} /> : 'none'}</dd>
      <dt>E-mail</dt>
      <dd>{person.email ?? 'none'}</dd>
      <dt>Language</dt>
      <dd>{LANGUAGES[person.language] ?? person.language}</dd>
      <dt>Zone</dt>
      <dd>{person.zone}</dd>
      <dt>Agreed to</dt>
      <dd>
        {[person.consent.sms && 'texts', person.consent.email && 'e-mails'].filter(Boolean).join(' and ') ||
          'no messages'}
      </dd>
      {person.guardian && (
        <>
          <dt>Guardian</dt>
          <dd>{person.guardian}</dd>
        </>
      )}
    </dl>
  </section>
)

export const Course = ({
  treatment,
  checkIns,
  followUps,
  clinic,
}: {
  treatment: Treatment
  checkIns: readonly CheckIn[]
  followUps: readonly FollowUpShown[]
  clinic: Clinic
}) => (
  <section class="card" aria-label={`Treatment of ${treatment.performedAt}`}>
    <Treated treatment={treatment} clinic={clinic} />
    <Beads checkIns={checkIns} />
    {treatment.state === 'running' && (
      <p>
        <a href={`/console/treatments/${treatment.treatmentId}/sheet`}>Aftercare sheet to print</a>
      </p>
    )}
    <details>
      <summary>Messages: {followUps.length}</summary>
      <ul>
        {followUps.map(({ followUpId, step, dueAt, channel, status }) => (
          <li key={followUpId}>
            <When at={dueAt} zone={clinic.zone} /> {stepTitle(step)}, {channel === 'sms' ? 'text' : 'e-mail'}, {status}
          </li>
        ))}
      </ul>
      {treatment.state === 'running' && followUps.some(({ status }) => status === 'planned' || status === 'held') && (
        <form
          method="post"
          action={`/console/treatments/${treatment.treatmentId}/cancel`}
          data-confirm="Cancel this visit? It leaves the emergency card, replies are read without it, and no more of its messages go out."
        >
          <button type="submit" class="quiet">
            Cancel: this visit didn't happen
          </button>
        </form>
      )}
    </details>
  </section>
)

export const CorrectForm = ({
  person,
  clinic,
  form,
  faults,
}: {
  person: Patient
  clinic: Clinic
  form: URLSearchParams
  faults: readonly FieldError[]
}) => {
  const now: Record<string, string> = { name: person.name, phone: person.phone ?? '', email: person.email ?? '' }
  const said = (name: string) => (form.has('correct') ? formValue(form, name) : (now[name] ?? ''))
  return (
    <details class="card" {...(form.has('correct') ? { open: true } : {})}>
      <summary>Correct contact, language or zone</summary>
      <form method="post" action={`/console/patients/${person.personId}`} data-once>
        <input type="hidden" name="correct" value="yes" />
        <label>
          Name
          <input name="name" value={said('name')} autocomplete="off" maxLength={120} />
          <FaultOf faults={faults} at="/name" />
        </label>
        <label>
          Phone
          <input type="tel" name="phone" value={said('phone')} autocomplete="off" maxLength={40} />
          <FaultOf faults={faults} at="/phone" />
        </label>
        <label>
          E-mail
          <input type="email" name="email" value={said('email')} autocomplete="off" maxLength={120} />
          <FaultOf faults={faults} at="/email" />
        </label>
        <label>
          Language
          <Choice
            name="language"
            options={clinic.languages.map((value) => ({ value, label: LANGUAGES[value] ?? value }))}
            chosen={formValue(form, 'language') || person.language}
          />
        </label>
        <label>
          Time zone
          <Choice
            name="timeZone"
            options={[...new Set([person.zone, clinic.zone, ...ZONES])].map((value) => ({ value, label: value }))}
            chosen={formValue(form, 'timeZone') || person.zone}
          />
          <FaultOf faults={faults} at="/timeZone" />
        </label>
        <button type="submit">Save, and plan again what is unsent</button>
      </form>
    </details>
  )
}

export const Files = ({ person, admin }: { person: Patient; admin: boolean }) => (
  <section class="card" aria-labelledby="files">
    <h2 id="files">Record</h2>
    <p class="buttons">
      <a class="button quiet" href={`/console/patients/${person.personId}/print`}>
        Print
      </a>
      <a class="button quiet" href={`/console/patients/${person.personId}/record.pdf`}>
        PDF for the chart
      </a>
      <a class="button quiet" href={`/console/patients/${person.personId}/timeline.csv`}>
        CSV
      </a>
    </p>
    {admin && (
      <details>
        <summary>Erase this patient</summary>
        <p>
          Names, contacts, messages and treatments go for good. Proof of consent and of the erasure stays, and an
          opt-out stays as a hash. An open alert or a legal hold has to end first.
        </p>
        <form
          method="post"
          action={`/console/patients/${person.personId}/erase`}
          data-confirm="Erase this patient for good?"
        >
          <label class="chip">
            <input type="checkbox" name="sure" value="yes" required /> I have given the patient what they asked for
          </label>
          <p>
            <button type="submit" class="danger">
              Erase
            </button>
          </p>
        </form>
      </details>
    )}
  </section>
)
