import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Content } from '../../core/content.ts'
import { areaName } from '../../core/courses/areas.ts'
import { type PlanStep, stepTitle } from '../../core/courses/care-plan.ts'
import type { StepOverride } from '../../core/courses/plan-override.ts'
import { valuesFor } from '../../core/courses/schedule.ts'
import { render, say, segments } from '../../core/messages/wording.ts'
import { durationMinutes, inDays } from '../../core/time.ts'
import { humanize } from '../shared/components.tsx'
import { isLocked, plannedWords } from './form.ts'

type Given = {
  step: PlanStep
  change: StepOverride | undefined
  content: Content
  clinic: Clinic
  language: string
}

/** The name that the words are shown with. */
const PATIENT = { name: 'Ana Ruiz' }

/** One step: when, by what and why; its words; and, struck out and underlined, what the clinic wants instead. */
export const Step = ({ step, change, content, clinic, language }: Given) => {
  const values = valuesFor(clinic, PATIENT)
  const words = render(plannedWords(content, step, language), values)
  const own = change?.texts?.[language]
  const instead = own === undefined ? undefined : render(own, values)
  return (
    <li class={`card${change ? ' changed' : ''}`}>
      <div>
        <h2>{change?.off ? <del>{stepTitle(step.step)}</del> : stepTitle(step.step)}</h2>
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
  const words = (ids: readonly string[] = []) => ids.map((each) => humanize(each).toLowerCase()).join(', ')
  return (
    <>
      <p>
        <Changed from={whenOf(step.after)} to={change?.after && whenOf(change.after)} />, by{' '}
        <Changed
          from={CHANNELS[step.channel].toLowerCase()}
          to={change?.channel && CHANNELS[change.channel].toLowerCase()}
        />
        . Not sent if it is more than {inDays(durationMinutes(step.expiresAfter) ?? 0)} late.
      </p>
      {step.silence && (
        <p>
          Expects an answer. Without one: a reminder after {inDays(durationMinutes(step.silence.remindAfter) ?? 0)}, a
          task for staff after {inDays(durationMinutes(step.silence.taskAfter) ?? 0)}.
        </p>
      )}
      {step.areas && (
        <p>
          Only for {step.areas.map(areaName).join(', ')}
          {step.risks && `; for any area with the risk ${words(step.risks)}`}.
        </p>
      )}
      {isLocked(step) && (
        <p class="lock">
          {step.safety
            ? 'Safety, locked: always sent, by text, never later than this.'
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
