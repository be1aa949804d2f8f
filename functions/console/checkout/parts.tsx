import type { Clinic } from '../../core/clinic/clinic.ts'
import { stepTitle } from '../../core/courses/care-plan.ts'
import { segments } from '../../core/messages/wording.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { TreatmentShown } from '../../use-cases/courses/log-treatment.ts'
import { When } from '../shared/components.tsx'

/** Who has this phone; a tap fills the form. Families share phones. */
export const People = ({ people, clinic }: { people: readonly Patient[]; clinic: Clinic }) => {
  const known = people.filter(({ known: enrolled }) => enrolled)
  if (known.length === 0) return <p class="hint">New patient: no one has this number.</p>
  return (
    <fieldset class="people">
      <legend>Known by this phone at {clinic.name}</legend>
      {known.map(({ personId, name, email, language, zone, consent, guardian }) => (
        <button
          type="submit"
          key={personId}
          name="do"
          value={`use:${personId}`}
          class="quiet"
          data-fill={JSON.stringify({
            name,
            email: email ?? '',
            language,
            zone,
            sms: consent.sms,
            'by-email': consent.email,
            guardian: guardian ?? '',
            minor: guardian !== undefined,
          })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}

/** What the patient gets and when, in the words that arrive; a late entry names what was missed. */
export const Course = ({
  answer,
  clinic,
  declined,
}: {
  answer: TreatmentShown
  clinic: Clinic
  /** Whether "No messages" was ticked. */
  declined: boolean
}) => (
  <section aria-labelledby="course-title" class="course">
    <h2 id="course-title">What the patient gets</h2>
    {answer.missed.length > 0 && (
      <p class="warning">
        It's too late to send the {answer.missed.map(({ step }) => stepTitle(step).toLowerCase()).join(', ')}. Ask now,
        in person.
      </p>
    )}
    {answer.followUps.length === 0 && <p>No messages are planned: {whyNone(answer, declined)}</p>}
    <ol>
      {answer.followUps.map(({ followUpId, step, channel, dueAt, text }) => (
        <li key={followUpId}>
          <p>
            <strong>
              <When at={dueAt} zone={clinic.zone} />
            </strong>{' '}
            {stepTitle(step)},{' '}
            {channel === 'sms'
              ? `text${segments(text).segments > 1 ? ` of ${segments(text).segments} parts` : ''}`
              : 'e-mail'}
          </p>
          <p class="bubble">{text}</p>
        </li>
      ))}
    </ol>
  </section>
)

const whyNone = ({ missed }: TreatmentShown, declined: boolean): string => {
  if (declined) return 'the patient chose no messages.'
  if (missed.length > 0) return 'the times of all of them are past.'
  return 'those of the course that is already running cover this visit.'
}
