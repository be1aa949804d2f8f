import { isSigned } from '../../core/clinic/signatures.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Instant } from '../../core/time.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { Procedures } from '../checkout/procedure-fields.tsx'
import { FaultOf, Faults, humanize, LANGUAGES } from '../shared/components.tsx'
import { Field, Tick } from '../shared/fields.tsx'
import { formValue } from '../shared/page.ts'
import { usualStart } from './form.ts'

type Given = {
  form: URLSearchParams
  faults: readonly FieldError[]
  clinicNow: ClinicSnapshot
  plans: readonly CarePlan[]
  now: Instant
}

/** Where a rehearsal begins: whom one plays, what was done and when; or a saved one. */
export const Setup = (props: Given) => (
  <>
    <p>
      Play the patient and your staff on drawn phones, and move the clock: what your patients will get, how answers are
      read, whom a warning sign pages and when. It runs on the real service with your clinic's people, schedule, paging
      policy and care plans. Nothing is sent and nothing is kept.
    </p>
    <Faults faults={props.faults} />
    <div class="columns">
      <Begin {...props} />
      <Load {...props} />
    </div>
  </>
)

const Begin = ({ form, faults, clinicNow: { clinic, plans: own }, plans, now }: Given) => {
  const filled = new URLSearchParams(form)
  if (!form.has('name')) filled.set('name', 'Ana Ruiz')
  if (!form.has('when')) filled.set('when', usualStart(now, clinic.zone))
  const waiting = own.filter((each) => !isSigned(each)).map(({ plan }) => plan)
  return (
    <form method="post" action="/console/rehearsal" class="checkout" data-part>
      <fieldset>
        <legend>What was done</legend>
        <FaultOf faults={faults} at="/procedures" />
        <Procedures plans={plans} form={filled} faults={faults} />
      </fieldset>
      <fieldset>
        <legend>The patient</legend>
        <div class="row">
          <Field form={filled} faults={faults} name="name" label="Name" at="/patient/name" maxLength={60} />
          <label>
            Language
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
            label="Treated"
            hint="on your clinic's clock"
            at="/start"
            type="datetime-local"
          />
        </div>
        <Tick form={filled} name="by-email" value="on" label="Agreed to e-mails too" />
        {waiting.length > 0 && (
          <Tick
            form={filled}
            name="proposed"
            value="on"
            label={`Try what is proposed and not yet signed (${waiting.map(humanize).join(', ')})`}
          />
        )}
      </fieldset>
      <p class="buttons">
        <button type="submit" name="do" value="begin">
          Begin the rehearsal
        </button>
      </p>
    </form>
  )
}

const Load = ({ form, faults }: Given) => (
  <form method="post" action="/console/rehearsal" class="card" data-part>
    <h2>Play a saved rehearsal</h2>
    <p class="hint">Choose a file that you saved here. It is played again, and you see what is different now.</p>
    <label class="if-script" hidden>
      File
      <input type="file" accept=".json,application/json" data-read-into="file" />
    </label>
    <label>
      Its content
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
        Play it again
      </button>
    </p>
  </form>
)
