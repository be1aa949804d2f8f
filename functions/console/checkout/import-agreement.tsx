/** The agreement by which rows of a file without a consent cell get messages: its words, and what it covers. */
import { type Agreement, LONGEST_AGREEMENT } from '../../core/courses/agreement.ts'
import type { FieldError } from '../../core/fault.ts'
import { FaultOf } from '../shared/components.tsx'
import { Tick } from '../shared/fields.tsx'
import { formValue } from '../shared/page.ts'
import type { ImportWords } from '../words/import.ts'

/** Where its faults stand. */
export const AT = { statement: '/agreement', channels: '/agreement-for' }
const CHANNELS = ['sms', 'email'] as const

type Given = { form: URLSearchParams; faults: readonly FieldError[]; words: ImportWords }

export const AgreementFields = ({ form, faults, words: { agreement: words } }: Given) => (
  <fieldset>
    <legend>{words.title}</legend>
    <p class="hint">{words.hint}</p>
    <label>
      {words.statement}
      <textarea name="agreement" rows={2} maxlength={LONGEST_AGREEMENT}>
        {formValue(form, 'agreement')}
      </textarea>
      <FaultOf faults={faults} at={AT.statement} />
    </label>
    <p class="row">
      {CHANNELS.map((channel) => (
        <Tick key={channel} form={form} name="agreement-for" value={channel} label={words.channels[channel]} />
      ))}
      <FaultOf faults={faults} at={AT.channels} />
    </p>
  </fieldset>
)

/** What was stated; undefined where nothing was. */
export function agreementIn(form: URLSearchParams): Agreement | undefined {
  const statement = formValue(form, 'agreement')
  const [sms, email] = CHANNELS.map((channel) => form.getAll('agreement-for').includes(channel))
  return statement || sms || email ? { statement, sms: sms === true, email: email === true } : undefined
}

/** The same fields, for a form that goes on with them. */
export const keptAgreement = (form: URLSearchParams): [string, string][] =>
  ['agreement', 'agreement-for'].flatMap((name) => form.getAll(name).map((value): [string, string] => [name, value]))
