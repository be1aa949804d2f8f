import type { FieldError } from '../../core/fault.ts'
import type { Notices } from '../../core/on-call/duty-watch.ts'
import { Faults } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue } from '../shared/page.ts'
import { useWords } from '../shared/viewer.ts'
import { peopleWords } from '../words/people.ts'
import { InputField, TickField } from './fields.tsx'

/** The notices that happen at a time of the day, by their names in the form and in the API. */
const DAILY = [
  { name: 'readiness', field: 'readinessAt' },
  { name: 'digest', field: 'digestAt' },
] as const

/** What the form asks for, as the API takes it; a notice that is on needs its time. */
export function noticesIn(form: URLSearchParams, language: ConsoleLanguage): { asked: object; faults: FieldError[] } {
  const words = peopleWords(language)
  const at = (name: string) => formValue(form, `${name}-at`)
  const daily = DAILY.filter(({ name }) => form.has(name))
  return {
    asked: {
      handOver: form.has('hand-over'),
      ...Object.fromEntries(daily.map(({ name, field }) => [field, at(name)])),
    },
    faults: daily
      .filter(({ name }) => at(name) === '')
      .map(({ field }) => ({ pointer: `/${field}`, detail: words.whatTime(words.notices[field].label) })),
  }
}

type Given = { to: string; form: URLSearchParams; faults?: FieldError[] | undefined }

export const NoticesForm = ({ to, form, faults = [] }: Given) => {
  const words = useWords(peopleWords)
  const { handOver } = words.notices
  return (
    <form method="post" action={to} data-once>
      <Faults faults={faults} />
      <p>
        <TickField name="hand-over" value="on" label={handOver.label} checked={form.has('hand-over')} />
        <small>{handOver.hint}</small>
      </p>
      {DAILY.map(({ name, field }) => (
        <div class="row daily" key={name}>
          <p>
            <TickField name={name} value="on" label={words.notices[field].label} checked={form.has(name)} />
            <small>{words.notices[field].hint}</small>
          </p>
          <InputField
            type="time"
            name={`${name}-at`}
            label={words.when(words.notices[field].label)}
            value={formValue(form, `${name}-at`)}
            faults={faults}
            at={`/${field}`}
          />
        </div>
      ))}
      <button type="submit">{words.act}</button>
    </form>
  )
}

export const NoticesSaid = ({ notices }: { notices: Notices }) => {
  const words = useWords(peopleWords)
  const { handOver } = words.notices
  return (
    <dl class="facts">
      <dt>{handOver.label}</dt>
      <dd>{notices.handOver ? `${words.on}: ${handOver.hint}` : words.off}</dd>
      {DAILY.map(({ field }) => (
        <>
          <dt>{words.notices[field].label}</dt>
          <dd>{notices[field] ? `${words.at} ${notices[field]}: ${words.notices[field].hint}` : words.off}</dd>
        </>
      ))}
    </dl>
  )
}
