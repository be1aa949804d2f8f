/** A text in staff's own words, or one that the clinic has saved, filled in with the patient's name. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { filledWith, replyTo } from '../../core/messages/saved-replies.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { alertFormWords } from '../../http/alert-words.ts'
import { LONGEST_TEXT } from '../../use-cases/messages/send-personal-text.ts'
import { FaultOf } from '../shared/components.tsx'
import { formValue, type PageRequest } from '../shared/page.ts'
import { useWords } from '../shared/viewer.ts'
import { patientActWords } from '../words/patient-acts.ts'

type About = { person: Pick<Patient, 'name' | 'language'>; clinic: Clinic }

const repliesTo = ({ person, clinic }: About) =>
  (clinic.savedReplies ?? []).map((reply) => replyTo(reply, person, clinic))

/** Whether the person chose a saved reply and sends nothing yet. */
export const choosesReply = ({ form }: PageRequest): boolean => form.has('fill')

/** The form with the chosen reply in its text; as it was, where none was chosen. */
function withReply(form: URLSearchParams, about: About): URLSearchParams {
  const replies = repliesTo(about)
  const chosen = replies.find(({ title }) => title === formValue(form, 'reply'))
  const filled = new URLSearchParams(form)
  if (chosen)
    filled.set(
      'text',
      filledWith(
        formValue(form, 'text'),
        chosen.text,
        replies.map(({ text }) => text),
      ),
    )
  return filled
}

/** `to`: the address of this patient's or alert's texts. The script fills the text in at once; without it a button does. */
export const TextForm = ({
  to,
  form: sent,
  faults,
  ...about
}: About & { to: string; form: URLSearchParams; faults: readonly FieldError[] }) => {
  const [{ reply: words }, { text: forms }] = [useWords(patientActWords), useWords(alertFormWords)]
  const replies = repliesTo(about)
  const form = sent.has('fill') ? withReply(sent, about) : sent
  return (
    <form method="post" action={to} class="card" data-once>
      <h2>{forms.title}</h2>
      {replies.length > 0 && (
        <div class="row" data-replies>
          <label>
            {words.saved}
            <select name="reply">
              <option value="">{words.choose}</option>
              {replies.map(({ title, text }) => (
                <option key={title} value={title} data-text={text} selected={formValue(form, 'reply') === title}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" name="fill" value="yes" formNoValidate class="quiet">
            {words.fill}
          </button>
        </div>
      )}
      <label>
        {words.text}
        <textarea name="text" maxLength={LONGEST_TEXT} required>
          {formValue(form, 'text')}
        </textarea>
        <FaultOf faults={faults} at="/text" />
      </label>
      <button type="submit" class="quiet">
        {forms.send}
      </button>
    </form>
  )
}
