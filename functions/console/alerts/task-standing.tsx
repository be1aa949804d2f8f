/** In a line: who has a task, until when it sleeps, and what brought it back. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { TaskLine } from '../../use-cases/alerts/task-lines.ts'
import { When } from '../shared/components.tsx'
import type { TaskWords } from '../words/tasks.ts'

type Given = { line: Pick<TaskLine, 'tasks' | 'standing'>; zone: Clinic['zone']; words: TaskWords }

/** A sentence with names in it; a name that runs from right to left turns nothing around. */
export const Named = ({ text, names }: { text: string; names: Record<string, string> }) => (
  <>
    {text.split(/(\{\w+\})/).map((part) => {
      const name = names[part.slice(1, -1)]
      return part.startsWith('{') && name !== undefined ? <bdi key={part}>{name}</bdi> : part
    })}
  </>
)

export const OwnerLine = ({ line: { standing }, zone, words, me }: Given & { me: string }) => {
  const { owner } = standing
  if (!owner) return null
  return (
    <p class="owner">
      <Named text={owner.staffId === me ? words.owner.mine : words.owner.other} names={{ name: owner.name }} />{' '}
      <When at={owner.at} zone={zone} />
    </p>
  )
}

export const DueLine = ({ line: { standing }, zone, words }: Given) =>
  standing.due ? (
    <p class="owner">
      {words.due} <When at={standing.due} zone={zone} />
    </p>
  ) : null

export const SnoozeLine = ({ line: { tasks, standing }, zone, words }: Given) => {
  const { snooze } = tasks.find((task) => task.snooze) ?? {}
  if (!snooze || !(standing.asleep || standing.returned)) return null
  const { asleep, backByTime, backByText } = words.snooze
  const text = standing.asleep ? asleep : standing.returned === 'text' ? backByText : backByTime
  return (
    <p class="snooze">
      <Named text={text} names={{ name: snooze.name }} /> <When at={snooze.until} zone={zone} />: <q>{snooze.reason}</q>
    </p>
  )
}
