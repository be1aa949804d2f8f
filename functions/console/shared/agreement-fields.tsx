/** The agreement by which patients get messages where nothing else says so: its words, and what it covers. */
import { type Agreement, LONGEST_AGREEMENT } from '../../core/courses/agreement.ts'
import type { FieldError } from '../../core/fault.ts'
import { FaultOf } from './components.tsx'
import { Tick } from './fields.tsx'
import { formValue } from './page.ts'

const CHANNELS = ['sms', 'email'] as const

type Given = {
  form: URLSearchParams
  faults: readonly FieldError[]
  words: { title: string; hint: string; statement: string; channels: Record<(typeof CHANNELS)[number], string> }
  /** Where its faults stand; without `channels` all of them at the words. */
  at: { statement: string; channels?: string }
}

export const AgreementFields = ({ form, faults, words, at }: Given) => (
  <fieldset>
    <legend>{words.title}</legend>
    <p class="hint">{words.hint}</p>
    <label>
      {words.statement}
      <textarea name="agreement" rows={2} maxlength={LONGEST_AGREEMENT}>
        {formValue(form, 'agreement')}
      </textarea>
      <FaultOf faults={faults} at={at.statement} />
    </label>
    <p class="row">
      {CHANNELS.map((channel) => (
        <Tick key={channel} form={form} name="agreement-for" value={channel} label={words.channels[channel]} />
      ))}
      {at.channels && <FaultOf faults={faults} at={at.channels} />}
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
