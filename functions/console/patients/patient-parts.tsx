/** A patient's record: contact, treatments with what is still to come, and what staff may do. */
import { useContext } from 'preact/hooks'

import type { Clinic } from '../../core/clinic/clinic.ts'
import type { CheckIn } from '../../core/courses/check-ins.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Channel, OutboundState } from '../../core/messages/outbound.ts'
import type { Patient, Treatment } from '../../core/patients/patient.ts'
import { clinicTime } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import type { FollowUpShown } from '../../use-cases/courses/log-treatment.ts'
import { Choice, FaultOf, LANGUAGES, Phone, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { useWords, Viewer } from '../shared/viewer.ts'
import { ZONES } from '../shared/zones.ts'
import { channelIn, stateIn, stepIn } from '../words/happenings.ts'
import { patientWords } from '../words/patients.ts'
import { Beads } from './beads.tsx'
import { Treated } from './patient-card.tsx'

export const Contact = ({ person, clinic }: { person: Patient; clinic: Clinic }) => {
  const words = useWords(patientWords)
  const { facts, agreements } = words
  return (
    <section class="card" aria-labelledby="contact">
      <h2 id="contact">{words.contact}</h2>
      {person.openAlertId && (
        <p class="warning">
          {PERMISSIONS.clinical.some((each) => each === useContext(Viewer).role) ? (
            <a href={`/console/alerts/${person.openAlertId}`}>{words.openAlert}</a>
          ) : (
            words.openAlertDesk
          )}
        </p>
      )}
      <dl class="facts">
        <dt>{facts.phone}</dt>
        <dd>{person.phone ? <Phone phone={person.phone} clinic={clinic} /> : words.none}</dd>
        <dt>{facts.email}</dt>
        <dd>{person.email ?? words.none}</dd>
        <dt>{facts.language}</dt>
        <dd>{LANGUAGES[person.language] ?? person.language}</dd>
        <dt>{facts.zone}</dt>
        <dd>{person.zone}</dd>
        <dt>{facts.agreed}</dt>
        <dd>
          {[person.consent.sms && agreements.texts, person.consent.email && agreements.emails]
            .filter(Boolean)
            .join(` ${agreements.and} `) || agreements.nothing}
        </dd>
        {person.guardian && (
          <>
            <dt>{facts.guardian}</dt>
            <dd>{person.guardian}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

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
}) => {
  const { country, language } = useContext(Viewer)
  const words = patientWords(language)
  return (
    <section
      class="card"
      aria-label={words.treatmentOf(clinicTime(treatment.performedAt, { zone: clinic.zone, country, language }))}
    >
      <Treated treatment={treatment} clinic={clinic} />
      <Beads checkIns={checkIns} />
      {treatment.state === 'running' && (
        <p>
          <a href={`/console/treatments/${treatment.treatmentId}/sheet`}>{words.sheet}</a>
        </p>
      )}
      <details>
        <summary>{words.messages(followUps.length)}</summary>
        <ul>
          {followUps.map(({ followUpId, step, dueAt, channel, status }) => (
            <li key={followUpId}>
              <When at={dueAt} zone={clinic.zone} /> {stepIn(language, step)}, {channelIn(language, channel as Channel)}
              , {stateIn(language, status as OutboundState)}
            </li>
          ))}
        </ul>
        {treatment.state === 'running' && followUps.some(({ status }) => status === 'planned' || status === 'held') && (
          <form
            method="post"
            action={`/console/treatments/${treatment.treatmentId}/cancel`}
            data-confirm={words.cancel.sure}
          >
            <button type="submit" class="quiet">
              {words.cancel.act}
            </button>
          </form>
        )}
      </details>
    </section>
  )
}

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
  const words = useWords(patientWords)
  const { correct, facts } = words
  const now: Record<string, string> = { name: person.name, phone: person.phone ?? '', email: person.email ?? '' }
  const said = (name: string) => (form.has('correct') ? formValue(form, name) : (now[name] ?? ''))
  return (
    <details class="card" {...(form.has('correct') ? { open: true } : {})}>
      <summary>{correct.title}</summary>
      <form method="post" action={`/console/patients/${person.personId}`} data-once>
        <input type="hidden" name="correct" value="yes" />
        <label>
          {correct.name}
          <input name="name" value={said('name')} autocomplete="off" maxLength={120} />
          <FaultOf faults={faults} at="/name" />
        </label>
        <label>
          {facts.phone}
          <input type="tel" name="phone" value={said('phone')} autocomplete="off" maxLength={40} />
          <FaultOf faults={faults} at="/phone" />
        </label>
        <label>
          {facts.email}
          <input type="email" name="email" value={said('email')} autocomplete="off" maxLength={120} />
          <FaultOf faults={faults} at="/email" />
        </label>
        <label>
          {facts.language}
          <Choice
            name="language"
            options={clinic.languages.map((value) => ({ value, label: LANGUAGES[value] ?? value }))}
            chosen={formValue(form, 'language') || person.language}
          />
        </label>
        <label>
          {correct.zone}
          <Choice
            name="timeZone"
            options={[...new Set([person.zone, clinic.zone, ...ZONES])].map((value) => ({ value, label: value }))}
            chosen={formValue(form, 'timeZone') || person.zone}
          />
          <FaultOf faults={faults} at="/timeZone" />
        </label>
        <button type="submit">{correct.act}</button>
      </form>
    </details>
  )
}

export const Files = ({ person, admin }: { person: Patient; admin: boolean }) => {
  const { files, erase } = useWords(patientWords)
  return (
    <section class="card" aria-labelledby="files">
      <h2 id="files">{files.title}</h2>
      <p class="buttons">
        <a class="button quiet" href={`/console/patients/${person.personId}/print`}>
          {files.print}
        </a>
        <a class="button quiet" href={`/console/patients/${person.personId}/record.pdf`}>
          {files.pdf}
        </a>
        <a class="button quiet" href={`/console/patients/${person.personId}/timeline.csv`}>
          {files.csv}
        </a>
      </p>
      {admin && (
        <details>
          <summary>{erase.title}</summary>
          <p>{erase.what}</p>
          <form method="post" action={`/console/patients/${person.personId}/erase`} data-confirm={erase.sure}>
            <label class="chip">
              <input type="checkbox" name="sure" value="yes" required /> {erase.given}
            </label>
            <p>
              <button type="submit" class="danger">
                {erase.act}
              </button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}
