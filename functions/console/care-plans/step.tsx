import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Content } from '../../core/content.ts'
import type { PlanStep } from '../../core/courses/care-plan.ts'
import type { StepOverride } from '../../core/courses/plan-override.ts'
import { valuesFor } from '../../core/courses/schedule.ts'
import { render, say, segments } from '../../core/messages/wording.ts'
import type { Risk } from '../../core/patients/patient.ts'
import { durationMinutes } from '../../core/time.ts'
import { areaIn, riskIn } from '../../use-cases/wording/treatment-words.ts'
import { humanize } from '../shared/components.tsx'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { carePlanWords } from '../words/care-plans.ts'
import { stepIn } from '../words/happenings.ts'
import { lastingIn } from '../words/lasting.ts'
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
  const ofPage = useLanguage()
  const title = stepIn(ofPage, step.step)
  const values = valuesFor(clinic, PATIENT)
  const words = render(plannedWords(content, step, language), values)
  const own = change?.texts?.[language]
  const instead = own === undefined ? undefined : render(own, values)
  return (
    <li class={`card${change ? ' changed' : ''}`}>
      <div>
        <h2>{change?.off ? <del>{title}</del> : title}</h2>
        {change?.off && <p>{carePlanWords(ofPage).step.leftOut}</p>}
        <Facts step={step} change={change} />
        <p class="hint" lang="en">
          {step.why}
        </p>
      </div>
      <div>
        {step.channel === 'email' ? (
          <details>
            <summary lang={language}>{say(content, language, subjectOf(content, step), values)}</summary>
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
  const words = useWords(carePlanWords).step
  const { units, segments: parts, encoding } = segments(text)
  return <p class="hint">{words.texts(parts, units, encoding === 'GSM-7' ? 160 : 70)}</p>
}

const Facts = ({ step, change }: { step: PlanStep; change: StepOverride | undefined }) => {
  const language = useLanguage()
  const { step: words, change: changing } = carePlanWords(language)
  const lasting = (duration: string) => lastingIn(language, durationMinutes(duration) ?? 0)
  const when = (after: string) => ((durationMinutes(after) ?? 0) === 0 ? words.atOnce : words.after(lasting(after)))
  const risks = (ids: readonly string[]) =>
    ids.map((each) => (language === 'en' ? humanize(each) : riskIn(language, each as Risk)).toLowerCase()).join(', ')
  return (
    <>
      <p>
        <Changed from={when(step.after)} to={change?.after && when(change.after)} />, {words.by}{' '}
        <Changed from={changing.channels[step.channel]} to={change?.channel && changing.channels[change.channel]} />.{' '}
        {words.late(lasting(step.expiresAfter))}
      </p>
      {step.silence && <p>{words.silence(lasting(step.silence.remindAfter), lasting(step.silence.taskAfter))}</p>}
      {step.areas && (
        <p>
          {words.only(step.areas.map((area) => areaIn(language, area)).join(', '))}
          {step.risks && `; ${words.risk(risks(step.risks))}`}.
        </p>
      )}
      {isLocked(step) && <p class="lock">{step.safety ? words.locked : changing.lockedFirst}</p>}
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
