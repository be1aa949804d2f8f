import type { FieldError } from '../../core/fault.ts'
import type { Notices } from '../../core/on-call/duty-watch.ts'
import { Faults } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { InputField, TickField } from './fields.tsx'

/** The notices that happen at a time of the day, by their names in the form and in the API. */
const DAILY = [
  {
    name: 'readiness',
    field: 'readinessAt',
    label: 'Morning test page',
    hint: 'to everyone on duty that day. We call people who do not answer in 30 minutes, and tell the others',
  },
  {
    name: 'digest',
    field: 'digestAt',
    label: 'Digest',
    hint: 'to the person on call: how many tasks are waiting',
  },
] as const

const HAND_OVER = 'Hand-over'
const HAND_OVER_HINT = 'to each person who comes on duty, with the open alerts'

/** What the form asks for, as the API takes it; a notice that is on needs its time. */
export function noticesIn(form: URLSearchParams): { asked: object; faults: FieldError[] } {
  const at = (name: string) => formValue(form, `${name}-at`)
  const daily = DAILY.filter(({ name }) => form.has(name))
  return {
    asked: {
      handOver: form.has('hand-over'),
      ...Object.fromEntries(daily.map(({ name, field }) => [field, at(name)])),
    },
    faults: daily
      .filter(({ name }) => at(name) === '')
      .map(({ field, label }) => ({ pointer: `/${field}`, detail: `${label}: at what time of the day?` })),
  }
}

type Given = { to: string; form: URLSearchParams; faults?: FieldError[] | undefined }

export const NoticesForm = ({ to, form, faults = [] }: Given) => (
  <form method="post" action={to} data-once>
    <Faults faults={faults} />
    <p>
      <TickField name="hand-over" value="on" label={HAND_OVER} checked={form.has('hand-over')} />
      <small>{HAND_OVER_HINT}</small>
    </p>
    {DAILY.map(({ name, field, label, hint }) => (
      <div class="row daily" key={name}>
        <p>
          <TickField name={name} value="on" label={label} checked={form.has(name)} />
          <small>{hint}</small>
        </p>
        <InputField
          type="time"
          name={`${name}-at`}
          label={`${label} at`}
          value={formValue(form, `${name}-at`)}
          faults={faults}
          at={`/${field}`}
        />
      </div>
    ))}
    <button type="submit">Save</button>
  </form>
)

export const NoticesSaid = ({ notices }: { notices: Notices }) => (
  <dl class="facts">
    <dt>{HAND_OVER}</dt>
    <dd>{notices.handOver ? `on: ${HAND_OVER_HINT}` : 'off'}</dd>
    {DAILY.map(({ field, label, hint }) => (
      <>
        <dt>{label}</dt>
        <dd>{notices[field] ? `at ${notices[field]}: ${hint}` : 'off'}</dd>
      </>
    ))}
  </dl>
)
