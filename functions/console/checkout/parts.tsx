import type { Clinic } from '../../core/clinic/clinic.ts'
import { segments } from '../../core/messages/wording.ts'
import type { Patient } from '../../core/patients/patient.ts'
import type { TreatmentShown } from '../../use-cases/courses/log-treatment.ts'
import { When } from '../shared/components.tsx'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { type CheckoutWords, checkoutWords } from '../words/checkout.ts'
import { stepIn } from '../words/happenings.ts'

/** Who has this phone; a tap fills the form. Families share phones. */
export const People = ({ people, clinic }: { people: readonly Patient[]; clinic: Clinic }) => {
  const words = useWords(checkoutWords).known
  const known = people.filter(({ known: enrolled }) => enrolled)
  if (known.length === 0) return <p class="hint">{words.none}</p>
  return (
    <fieldset class="people">
      <legend>{words.legend(clinic.name)}</legend>
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
}) => {
  const language = useLanguage()
  const words = checkoutWords(language).course
  return (
    <section aria-labelledby="course-title" class="course">
      <h2 id="course-title">{words.title}</h2>
      {answer.missed.length > 0 && (
        <p class="warning">
          {words.missed(answer.missed.map(({ step }) => stepIn(language, step).toLowerCase()).join(', '))}
        </p>
      )}
      {answer.followUps.length === 0 && <p>{words.none(whyNone(answer, declined, words))}</p>}
      <ol>
        {answer.followUps.map(({ followUpId, step, channel, dueAt, text }) => (
          <li key={followUpId}>
            <p>
              <strong>
                <When at={dueAt} zone={clinic.zone} />
              </strong>{' '}
              {stepIn(language, step)}, {channel === 'sms' ? words.text(segments(text).segments) : words.email}
            </p>
            <p class="bubble">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const whyNone = ({ missed }: TreatmentShown, declined: boolean, { why }: CheckoutWords['course']): string => {
  if (declined) return why.declined
  if (missed.length > 0) return why.past
  return why.covered
}
