import { isSigned } from '../../core/clinic/signatures.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Instant } from '../../core/time.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { planIn } from '../../use-cases/wording/treatment-words.ts'
import { Procedures } from '../checkout/procedure-fields.tsx'
import { FaultOf, Faults, LANGUAGES } from '../shared/components.tsx'
import { Field, Tick } from '../shared/fields.tsx'
import { formValue } from '../shared/page.ts'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { rehearsalWords } from '../words/rehearsal.ts'
import { usualStart } from './form.ts'

type Given = {
  form: URLSearchParams
  faults: readonly FieldError[]
  clinicNow: ClinicSnapshot
  plans: readonly CarePlan[]
  now: Instant
}

/** Where a rehearsal begins: whom one plays, what was done and when; or a saved one. */
export const Setup = (props: Given) => {
  const words = useWords(rehearsalWords)
  return (
    <>
      <p>{words.intro}</p>
      <Faults faults={props.faults} />
      <div class="columns">
        <Begin {...props} />
        <Load {...props} />
      </div>
    </>
  )
}

const Begin = ({ form, faults, clinicNow: { clinic, plans: own }, plans, now }: Given) => {
  const words = useWords(rehearsalWords)
  const { patient } = words
  const language = useLanguage()
  const filled = new URLSearchParams(form)
  if (!form.has('name')) filled.set('name', 'Ana Ruiz')
  if (!form.has('when')) filled.set('when', usualStart(now, clinic.zone))
  const waiting = own.filter((each) => !isSigned(each)).map(({ plan }) => plan)
  return (
    <form method="post" action="/console/rehearsal" class="checkout" data-part>
      <fieldset>
        <legend>{words.done}</legend>
        <FaultOf faults={faults} at="/procedures" />
        <Procedures plans={plans} form={filled} faults={faults} />
      </fieldset>
      <fieldset>
        <legend>{patient.legend}</legend>
        <div class="row">
          <Field form={filled} faults={faults} name="name" label={patient.name} at="/patient/name" maxLength={60} />
          <label>
            {patient.language}
            <select name="language">
              {clinic.languages.map((each) => (
                <option key={each} value={each} selected={each === formValue(form, 'language')}>
                  {LANGUAGES[each] ?? each}
                </option>
              ))}
            </select>
            <FaultOf faults={faults} at="/patient/language" />
          </label>
          <Field
            form={filled}
            faults={faults}
            name="when"
            label={patient.treated}
            hint={patient.treatedHint}
            at="/start"
            type="datetime-local"
          />
        </div>
        <Tick form={filled} name="by-email" value="on" label={patient.emails} />
        {waiting.length > 0 && (
          <Tick
            form={filled}
            name="proposed"
            value="on"
            label={patient.proposed(waiting.map((plan) => planIn(language, plan)).join(', '))}
          />
        )}
      </fieldset>
      <p class="buttons">
        <button type="submit" name="do" value="begin">
          {words.begin}
        </button>
      </p>
    </form>
  )
}

const Load = ({ form, faults }: Given) => {
  const words = useWords(rehearsalWords).load
  return (
    <form method="post" action="/console/rehearsal" class="card" data-part>
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <label class="if-script" hidden>
        {words.file}
        <input type="file" accept=".json,application/json" data-read-into="file" />
      </label>
      <label>
        {words.content}
        <textarea
          name="file"
          rows={6}
          spellcheck={false}
          {...(faults.some(({ pointer }) => pointer === '/file')
            ? { 'aria-invalid': 'true', 'aria-describedby': 'fault-file' }
            : {})}
        >
          {formValue(form, 'file')}
        </textarea>
      </label>
      <FaultOf faults={faults} at="/file" />
      <p class="buttons">
        <button type="submit" class="quiet" name="do" value="load">
          {words.act}
        </button>
      </p>
    </form>
  )
}
