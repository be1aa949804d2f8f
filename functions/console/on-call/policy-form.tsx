import { DUTIES, type Rota } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { DEFAULT_POLICY, type PagingTier } from '../../core/on-call/policy.ts'
import { FaultOf, Faults, Hidden, Tier } from '../shared/components.tsx'
import { InputField, type Option, TickField, Ticks } from './fields.tsx'
import { DUTY_NAMES, ON_CALL, staffOptions } from './frame.tsx'
import { type StepTyped, TIMES, type TierTyped, type Time } from './policy-form-values.ts'

type Given = {
  typed: Record<PagingTier, TierTyped>
  /** The policy that the form was filled from. */
  seen: string
  faults: readonly FieldError[]
  rota: Rota
  tiers: readonly PagingTier[]
  /** The tier that is unfolded; so are those with faults. */
  open: string
}

const BY: Option[] = [
  { value: 'sms', label: 'Text' },
  { value: 'voice', label: 'Call' },
  { value: 'email', label: 'E-mail' },
]

const whoOptions = (rota: Rota): Option[] => [
  ...DUTIES.map((duty) => ({ value: duty, label: DUTY_NAMES[duty] })),
  { value: 'everyone', label: 'Everyone on the schedule' },
  ...staffOptions(rota).map(({ value, label }) => ({ value: `staff:${value}`, label })),
]

export const PolicyForm = ({ typed, seen, faults, rota, tiers, open }: Given) => (
  <form method="post" action={`${ON_CALL}/policy/edit`} class="policy" data-once>
    <p class="hint">It can be faster than the defaults, never slower. A page without minutes and people is left out.</p>
    <Hidden name="seen" value={seen} />
    <Faults faults={faults.map(({ pointer, detail }) => ({ pointer, detail: `${placeOf(pointer)}${detail}` }))} />
    {tiers.map((tier) => (
      <TierFields
        key={tier}
        tier={tier}
        open={tier === open}
        typed={typed[tier]}
        faults={faults}
        options={whoOptions(rota)}
      />
    ))}
    <p class="buttons">
      <button type="submit" name="do" value="save">
        Save the policy
      </button>
      <button type="submit" name="do" value="defaults" class="quiet">
        Fill in the defaults
      </button>
      <a class="button quiet" href={`${ON_CALL}/policy`}>
        Leave it as it is
      </a>
    </p>
  </form>
)

/** `/urgent/steps/1/afterMinutes` → `urgent, page 2: `. */
function placeOf(pointer: string): string {
  const [, tier, field, i] = pointer.split('/')
  if (!tier) return ''
  const time = TIMES[field as Time]
  if (time) return `${tier}, "${time.toLowerCase()}": `
  return field === 'afterwards' ? `${tier}, afterwards: ` : i ? `${tier}, page ${Number(i) + 1}: ` : `${tier}: `
}

type TierGiven = {
  tier: PagingTier
  open: boolean
  typed: TierTyped
  faults: readonly FieldError[]
  options: readonly Option[]
}

const TierFields = ({ tier, open, typed, faults, options }: TierGiven) => (
  <details class="card" id={tier} open={open || faults.some(({ pointer }) => pointer.startsWith(`/${tier}/`))}>
    <summary>
      <Tier tier={tier} />
    </summary>
    <Hidden name={`${tier}.lines`} value={String(typed.steps.length)} />
    <FaultOf faults={faults.filter(({ pointer }) => pointer === `/${tier}/steps`)} at={`/${tier}/steps`} />
    {typed.steps.map((step, i) => (
      <Step
        key={`${tier}.${i}`}
        legend={`Page ${i + 1}`}
        label="Minutes after the text"
        name={`${tier}.${i}`}
        at={{ step: `/${tier}/steps/${i}`, minutes: 'afterMinutes' }}
        removable
        {...{ step, faults, options }}
      />
    ))}
    <p>
      <button type="submit" name="do" value={`more:${tier}`} class="quiet">
        Add a page<span class="unseen"> of {tier}</span>
      </button>
    </p>
    <Step
      legend="Then, until someone takes it"
      label="Repeat every (minutes)"
      name={`${tier}.afterwards`}
      at={{ step: `/${tier}/afterwards`, minutes: 'everyMinutes' }}
      step={typed.afterwards}
      {...{ faults, options }}
    />
    <fieldset>
      <legend>Minutes from the patient's text</legend>
      <div class="row">
        {(Object.keys(TIMES) as Time[]).map((time) => (
          <InputField
            inputMode="numeric"
            key={time}
            name={`${tier}.${time}`}
            label={TIMES[time]}
            hint={hintOf(tier, time)}
            value={typed.times[time]}
            faults={faults}
            at={`/${tier}/${time}`}
          />
        ))}
      </div>
    </fieldset>
  </details>
)

const hintOf = (tier: PagingTier, time: Time): string =>
  time === 'remindOwnerAtMinutes' ? 'may stay empty' : `at most ${DEFAULT_POLICY[tier][time]}`

type StepGiven = {
  legend: string
  label: string
  name: string
  at: { step: string; minutes: string }
  step: StepTyped
  faults: readonly FieldError[]
  options: readonly Option[]
  removable?: boolean
}

const Step = ({ legend, label, name, at, step, faults, options, removable }: StepGiven) => (
  <fieldset class="step">
    <legend>{legend}</legend>
    <InputField
      name={`${name}.minutes`}
      label={label}
      value={step.minutes}
      inputMode="numeric"
      faults={faults}
      at={`${at.step}/${at.minutes}`}
    />
    <div>
      <Ticks legend="Who" name={`${name}.who`} options={options} chosen={step.who} />
      <FaultOf faults={faults} at={`${at.step}/who`} />
    </div>
    <div>
      <Ticks legend="By" name={`${name}.by`} options={BY} chosen={step.by} />
      <FaultOf faults={faults} at={`${at.step}/by`} />
    </div>
    {removable && <TickField name={`${name}.remove`} value="yes" label="Leave this page out" checked={false} />}
  </fieldset>
)
