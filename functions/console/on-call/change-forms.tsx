import type { Clinic, Override, Rota } from '../../core/clinic/clinic.ts'
import type { Instant } from '../../core/time.ts'
import { Faults, Hidden, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { InputField, type Option, SelectField } from './fields.tsx'
import { DUTY_CHOICES, DUTY_NAMES, ON_CALL, Sure, staffOptions, type Tried } from './frame.tsx'

/** What a form of this page said and what came of it. */
export type Said = { form: URLSearchParams; tried?: Exclude<Tried, { kind: 'done' }> }

type Given = { rota: Rota; clinic: Clinic; said: Said; now: Instant }

const faultsIn = ({ tried }: Said) => (tried?.kind === 'refused' ? tried.faults : [])

type FieldGiven = { said: Said; name: string; label: string; at: string }

/** A day and a time of the clinic's clock. */
const TimeField = ({ said, ...field }: FieldGiven) => (
  <InputField {...field} type="datetime-local" value={formValue(said.form, field.name)} faults={faultsIn(said)} />
)

const ChoiceField = ({ said, ...field }: FieldGiven & { options: readonly Option[]; empty?: string }) => (
  <SelectField {...field} chosen={formValue(said.form, field.name)} faults={faultsIn(said)} />
)

const Ending = ({ said, clinic, now, label }: Omit<Given, 'rota'> & { label: string }) => (
  <>
    {said.tried?.kind === 'leaves' && <Sure opened={said.tried.opened} zone={clinic.zone} now={now} />}
    <button type="submit">{label}</button>
  </>
)

const CHOOSE = 'Choose a person'

/** Somebody, or nobody, has a duty for a stretch. */
export const StandInForm = ({ rota, clinic, said, now }: Given) => (
  <form method="post" action={`${ON_CALL}/changes/stand-in`} class="card" id="stand-in" data-once>
    <h2>Cover a shift</h2>
    <p class="hint">For these hours only. The weekly shifts stay as they are. Times are on the clinic's clock.</p>
    <Faults faults={faultsIn(said)} />
    <ChoiceField said={said} name="duty" label="Duty" at="/duty" options={DUTY_CHOICES} />
    <ChoiceField
      said={said}
      name="staff"
      label="Who has it"
      at="/staffId"
      options={[...staffOptions(rota), { value: 'nobody', label: 'No one' }]}
      empty={CHOOSE}
    />
    <div class="row">
      <TimeField said={said} name="from" label="From" at="/startsAt" />
      <TimeField said={said} name="until" label="Until" at="/endsAt" />
    </div>
    <Ending {...{ said, clinic, now }} label="Save the change" />
  </form>
)

/** A colleague takes over a stretch, and may give one back. */
export const SwapForm = ({ rota, clinic, said, now }: Given) => (
  <form method="post" action={`${ON_CALL}/changes/swap`} class="card" id="swap" data-once>
    <h2>Two people swap</h2>
    <p class="hint">Each person must be on duty for all of the hours they give away.</p>
    <Faults faults={faultsIn(said)} />
    <ChoiceField said={said} name="duty" label="Duty" at="/duty" options={DUTY_CHOICES} />
    <div class="row">
      <ChoiceField
        said={said}
        name="staff"
        label="Who gives it away"
        at="/staffId"
        options={staffOptions(rota)}
        empty={CHOOSE}
      />
      <ChoiceField
        said={said}
        name="with"
        label="Who takes it"
        at="/with"
        options={staffOptions(rota)}
        empty={CHOOSE}
      />
    </div>
    <div class="row">
      <TimeField said={said} name="from" label="From" at="/startsAt" />
      <TimeField said={said} name="until" label="Until" at="/endsAt" />
    </div>
    <fieldset>
      <legend>In return (optional)</legend>
      <div class="row">
        <TimeField said={said} name="back.from" label="From" at="/back/startsAt" />
        <TimeField said={said} name="back.until" label="Until" at="/back/endsAt" />
      </div>
    </fieldset>
    <Ending {...{ said, clinic, now }} label="Save the swap" />
  </form>
)

type Listed = { rota: Rota; clinic: Clinic; now: Instant; removing: Said | undefined }

/** What is changed from now on, each to be taken back. */
export const Overrides = ({ rota, clinic, now, removing }: Listed) => {
  const coming = rota.overrides.filter(({ endsAt }) => endsAt > now).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes">Current and coming changes</h2>
      {removing && <Faults faults={faultsIn(removing)} />}
      {coming.length === 0 ? (
        <p class="hint">None: only the weekly shifts apply.</p>
      ) : (
        <table>
          <caption class="unseen">Changes of the schedule</caption>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">When</th>
              <th scope="col">Take back</th>
            </tr>
          </thead>
          <tbody>
            {coming.map((each) => (
              <Row key={each.overrideId} override={each} {...{ rota, clinic, now, removing }} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

type RowGiven = Listed & { override: Override }

const Row = ({ override, rota, clinic: { zone }, now, removing }: RowGiven) => {
  const { overrideId, duty, staffId, startsAt, endsAt, by, at, imported } = override
  const name = rota.staff.find((each) => each.staffId === staffId)?.name
  const asked = removing?.tried?.kind === 'leaves' && formValue(removing.form, 'override') === overrideId
  return (
    <tr>
      <th scope="row">
        {DUTY_NAMES[duty]}: {name ?? <span class="emergency">no one</span>}
        <small class="made">
          {imported ? 'Calendar file' : 'By hand'}
          {by && `, ${by}`}
          {at && (
            <>
              , <When at={at} zone={zone} />
            </>
          )}
        </small>
      </th>
      <td>
        <When at={startsAt} zone={zone} /> until <When at={endsAt} zone={zone} />
      </td>
      <td>
        <form method="post" action={`${ON_CALL}/changes/remove`} data-once>
          <Hidden name="override" value={overrideId} />
          {asked && removing?.tried?.kind === 'leaves' ? (
            <Sure opened={removing.tried.opened} zone={zone} now={now} />
          ) : (
            <button type="submit" class="quiet" aria-label={`Take back ${DUTY_NAMES[duty]}, ${name ?? 'no one'}`}>
              Take back
            </button>
          )}
        </form>
      </td>
    </tr>
  )
}
