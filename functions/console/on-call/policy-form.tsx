import { capital } from '../../core/capital.ts'
import { DUTIES, type Rota } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { DEFAULT_POLICY, type PagingTier } from '../../core/on-call/policy.ts'
import { recordWords } from '../../use-cases/wording/record-language.ts'
import { FaultOf, Faults, Hidden, Tier } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { useLanguage } from '../shared/viewer.ts'
import { POLICY_TIMES, type PolicyTime, type PolicyWords, policyWords } from '../words/policy.ts'
import { InputField, type Option, TickField, Ticks } from './fields.tsx'
import { dutyNames, ON_CALL, staffOptions } from './frame.tsx'
import type { StepTyped, TierTyped } from './policy-form-values.ts'

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

const byOptions = ({ byTick }: PolicyWords): Option[] =>
  (['sms', 'voice', 'email'] as const).map((value) => ({ value, label: byTick[value] }))

const whoOptions = (rota: Rota, language: ConsoleLanguage): Option[] => [
  ...DUTIES.map((duty) => ({ value: duty, label: dutyNames(language)[duty] })),
  { value: 'everyone', label: capital(policyWords(language).everyone) },
  ...staffOptions(rota).map(({ value, label }) => ({ value: `staff:${value}`, label })),
]

export const PolicyForm = ({ typed, seen, faults, rota, tiers, open }: Given) => {
  const language = useLanguage()
  const words = policyWords(language)
  return (
    <form method="post" action={`${ON_CALL}/policy/edit`} class="policy" data-once>
      <p class="hint">{words.editHint}</p>
      <Hidden name="seen" value={seen} />
      <Faults
        faults={faults.map(({ pointer, detail }) => ({ pointer, detail: `${placeOf(pointer, language)}${detail}` }))}
      />
      {tiers.map((tier) => (
        <TierFields
          key={tier}
          tier={tier}
          open={tier === open}
          typed={typed[tier]}
          faults={faults}
          options={whoOptions(rota, language)}
        />
      ))}
      <p class="buttons">
        <button type="submit" name="do" value="save">
          {words.act}
        </button>
        <button type="submit" name="do" value="defaults" class="quiet">
          {words.defaults}
        </button>
        <a class="button quiet" href={`${ON_CALL}/policy`}>
          {words.leave}
        </a>
      </p>
    </form>
  )
}

/** `/urgent/steps/1/afterMinutes` → `urgent, page 2: `. */
function placeOf(pointer: string, language: ConsoleLanguage): string {
  const { times, place } = policyWords(language)
  const [, id = '', field, i] = pointer.split('/')
  if (!id) return ''
  const tier = recordWords(language).tiers[id as PagingTier] ?? id
  const time = times[field as PolicyTime]
  if (time) return `${tier}, "${time.toLowerCase()}": `
  return field === 'afterwards'
    ? `${tier}, ${place.afterwards}: `
    : i
      ? `${tier}, ${place.page(Number(i) + 1)}: `
      : `${tier}: `
}

type TierGiven = {
  tier: PagingTier
  open: boolean
  typed: TierTyped
  faults: readonly FieldError[]
  options: readonly Option[]
}

const TierFields = ({ tier, open, typed, faults, options }: TierGiven) => {
  const language = useLanguage()
  const { step: words, times } = policyWords(language)
  return (
    <details class="card" id={tier} open={open || faults.some(({ pointer }) => pointer.startsWith(`/${tier}/`))}>
      <summary>
        <Tier tier={tier} />
      </summary>
      <Hidden name={`${tier}.lines`} value={String(typed.steps.length)} />
      <FaultOf faults={faults.filter(({ pointer }) => pointer === `/${tier}/steps`)} at={`/${tier}/steps`} />
      {typed.steps.map((step, i) => (
        <Step
          key={`${tier}.${i}`}
          legend={words.page(i + 1)}
          label={words.minutes}
          name={`${tier}.${i}`}
          at={{ step: `/${tier}/steps/${i}`, minutes: 'afterMinutes' }}
          removable
          {...{ step, faults, options }}
        />
      ))}
      <p>
        <button type="submit" name="do" value={`more:${tier}`} class="quiet">
          {words.add}
          <span class="unseen"> {words.of(recordWords(language).tiers[tier])}</span>
        </button>
      </p>
      <Step
        legend={words.thenOn}
        label={words.every}
        name={`${tier}.afterwards`}
        at={{ step: `/${tier}/afterwards`, minutes: 'everyMinutes' }}
        step={typed.afterwards}
        {...{ faults, options }}
      />
      <fieldset>
        <legend>{words.from}</legend>
        <div class="row">
          {POLICY_TIMES.map((time) => (
            <InputField
              inputMode="numeric"
              key={time}
              name={`${tier}.${time}`}
              label={times[time]}
              hint={hintOf(tier, time, words)}
              value={typed.times[time]}
              faults={faults}
              at={`/${tier}/${time}`}
            />
          ))}
        </div>
      </fieldset>
    </details>
  )
}

const hintOf = (tier: PagingTier, time: PolicyTime, words: PolicyWords['step']): string =>
  time === 'remindOwnerAtMinutes' ? words.mayBeEmpty : words.atMost(DEFAULT_POLICY[tier][time])

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

const Step = ({ legend, label, name, at, step, faults, options, removable }: StepGiven) => {
  const all = policyWords(useLanguage())
  const words = all.step
  return (
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
        <Ticks legend={words.who} name={`${name}.who`} options={options} chosen={step.who} />
        <FaultOf faults={faults} at={`${at.step}/who`} />
      </div>
      <div>
        <Ticks legend={words.by} name={`${name}.by`} options={byOptions(all)} chosen={step.by} />
        <FaultOf faults={faults} at={`${at.step}/by`} />
      </div>
      {removable && <TickField name={`${name}.remove`} value="yes" label={words.remove} checked={false} />}
    </fieldset>
  )
}
