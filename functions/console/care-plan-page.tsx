import type { CarePlan, PlanStep } from '../core/care-plan.ts'
import type { Clinic } from '../core/clinic.ts'
import { type Content, render, say, segments } from '../core/message.ts'
import { inForce, type PlanOverride, type StepOverride } from '../core/plan-override.ts'
import { valuesFor } from '../core/schedule.ts'
import { durationMinutes } from '../core/time.ts'
import { type Caller, MAY } from '../http/route.ts'
import { isLocked, plannedWords } from './care-plan-form.ts'
import { stateOf } from './care-plan-list.tsx'
import { inDays } from './durations.ts'
import { Act, LANGUAGES, spoken, When } from './pieces.tsx'

type Given = {
  plan: CarePlan
  override: PlanOverride | undefined
  content: Content
  clinic: Clinic
  language: string
  caller: Caller
  fault: string | undefined
}

/** The name that the words are shown with. */
const PATIENT = { name: 'Ana Ruiz' }

export const PlanPage = (props: Given) => {
  const { plan, override, clinic, language, fault } = props
  return (
    <>
      {fault && (
        <p class="warning" role="alert">
          {fault}
        </p>
      )}
      <Version {...props} />
      <p class="buttons">
        <a class="button" href={`/console/rehearsal?plan=${plan.plan}`}>
          Rehearse it
        </a>
        <a class="button quiet" href="/console/care-plans">
          All care plans
        </a>
      </p>
      <nav class="tabs" aria-label="Languages">
        {clinic.languages.map((each) => (
          <a
            key={each}
            href={`/console/care-plans/${plan.plan}?language=${each}`}
            {...(each === language ? { 'aria-current': 'page' } : {})}
          >
            {LANGUAGES[each] ?? each}
          </a>
        ))}
      </nav>
      <ol class="steps">
        {plan.steps.map((step) => (
          <Step key={step.step} {...props} step={step} change={override?.steps[step.step]} />
        ))}
      </ol>
    </>
  )
}

/** Whose version this is, and what may be done about it. */
const Version = ({ plan, override, clinic, caller }: Given) => {
  const may = (MAY.lowerTier as readonly string[]).includes(caller.role)
  const [proposed, ...approved] = override?.signedBy ?? []
  const mine = override?.signedBy.some(({ staffId }) => staffId === caller.id)
  const base = `/console/care-plans/${plan.plan}`
  return (
    <section class="card" aria-labelledby="version">
      <h2 id="version">{stateOf(override)}</h2>
      {!proposed && <p>Your clinic has this plan as it was written and approved.</p>}
      {override && proposed && (
        <>
          <p>
            Proposed by {proposed.name}, <When at={proposed.at} zone={clinic.zone} />.{' '}
            {approved.map(({ staffId, name, at }) => (
              <span key={staffId}>
                Approved by {name}, <When at={at} zone={clinic.zone} />.
              </span>
            ))}{' '}
            {inForce(override)
              ? 'Every course planned from then on has it.'
              : 'Until a second person approves it, patients get the plan as written.'}
          </p>
          <p>Struck out is what the plan has, underlined what your clinic wants instead.</p>
        </>
      )}
      {may && (
        <div class="buttons">
          {override && proposed && !inForce(override) && !mine && (
            <Act to={`${base}/approve`} label="Approve it" fields={{ seen: proposed.at }} />
          )}
          <a class="button quiet" href={`${base}/change`}>
            {override ? 'Propose something else' : 'Propose a change'}
          </a>
          {override && (
            <form
              method="post"
              action={`${base}/withdraw`}
              class="act"
              data-confirm="Every course planned from now on has the plan as it was written. Go on?"
            >
              <button type="submit" class="quiet">
                {inForce(override) ? 'Back to the plan as written' : 'Withdraw it'}
              </button>
            </form>
          )}
        </div>
      )}
      {may && override && !inForce(override) && mine && (
        <p class="hint">You have signed it. A second clinician or admin has to approve it.</p>
      )}
    </section>
  )
}

const Step = ({ step, change, ...props }: Given & { step: PlanStep; change: StepOverride | undefined }) => {
  const { content, clinic, language } = props
  const values = valuesFor(clinic, PATIENT)
  const words = render(plannedWords(content, step, language), values)
  const own = change?.texts?.[language]
  const instead = own === undefined ? undefined : render(own, values)
  return (
    <li class={`card${change ? ' changed' : ''}`}>
      <div>
        <h2>{change?.off ? <del>{spoken(step.step)}</del> : spoken(step.step)}</h2>
        {change?.off && <p>Left out at your clinic.</p>}
        <Facts step={step} change={change} />
        <p class="hint">{step.why}</p>
      </div>
      <div>
        {step.channel === 'email' ? (
          <details>
            <summary>{say(content, language, subjectOf(content, step), values)}</summary>
            <WordsOf words={words} instead={instead} language={language} />
          </details>
        ) : (
          <WordsOf words={words} instead={instead} language={language} />
        )}
        {(change?.channel ?? step.channel) === 'sms' && <Length text={instead ?? words} />}
      </div>
    </li>
  )
}

const WordsOf = ({ words, instead, language }: { words: string; instead: string | undefined; language: string }) =>
  instead === undefined ? (
    <p class="bubble" lang={language}>
      {words}
    </p>
  ) : (
    <>
      <p class="bubble" lang={language}>
        <del>{words}</del>
      </p>
      <p class="bubble" lang={language}>
        <ins>{instead}</ins>
      </p>
    </>
  )

const subjectOf = ({ messages }: Content, { message }: PlanStep): string =>
  messages.en?.[`${message}.subject`] === undefined ? 'check-in.subject' : `${message}.subject`

const Length = ({ text }: { text: string }) => {
  const { units, segments: parts, encoding } = segments(text)
  return (
    <p class="hint">
      {parts === 1 ? 'One text' : `${parts} texts`}, {units} of {encoding === 'GSM-7' ? 160 : 70} characters
    </p>
  )
}

const CHANNELS = { sms: 'Text', email: 'E-mail' } as const

const whenOf = (after: string): string => {
  const minutes = durationMinutes(after) ?? 0
  return minutes === 0 ? 'At once' : `${inDays(minutes)} after`
}

const Facts = ({ step, change }: { step: PlanStep; change: StepOverride | undefined }) => {
  const words = (ids: readonly string[] = []) => ids.map((each) => spoken(each).toLowerCase()).join(', ')
  return (
    <>
      <p>
        <Changed from={whenOf(step.after)} to={change?.after && whenOf(change.after)} />, by{' '}
        <Changed
          from={CHANNELS[step.channel].toLowerCase()}
          to={change?.channel && CHANNELS[change.channel].toLowerCase()}
        />
        ; at the latest {inDays(durationMinutes(step.expiresAfter) ?? 0)} later, or not at all.
      </p>
      {step.silence && (
        <p>
          Expects an answer. Without one: a reminder after {inDays(durationMinutes(step.silence.remindAfter) ?? 0)}, a
          task for staff after {inDays(durationMinutes(step.silence.taskAfter) ?? 0)}.
        </p>
      )}
      {step.areas && (
        <p>
          Only for {words(step.areas)}
          {step.risks && `; or whatever the area, with the risk ${words(step.risks)}`}.
        </p>
      )}
      {isLocked(step) && (
        <p class="lock">
          {step.safety
            ? 'Safety, locked: always sent, by text, never later than this, and names the emergency number.'
            : 'Locked: the first text leaves at once and says how to STOP.'}
        </p>
      )}
    </>
  )
}

const Changed = ({ from, to }: { from: string; to: string | undefined }) =>
  to === undefined || to === from ? (
    <span>{from}</span>
  ) : (
    <>
      <del>{from}</del> <ins>{to}</ins>
    </>
  )
