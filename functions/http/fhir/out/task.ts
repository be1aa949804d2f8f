import { isAboutPatient, type Task as Todo } from '../../../core/alerts/task.ts'
import { concept, ownNaming, ownSystem, readable } from '../codes.ts'
import { fhirId } from '../ids.ts'
import type { Task } from '../types.ts'
import { type Mapping, patientReference } from './context.ts'

/** Work for a person of the clinic. One that waits for its time is shown to nobody yet. */
export const taskResource = (mapping: Mapping, task: Todo): Task => ({
  resourceType: 'Task',
  id: fhirId(mapping, task.taskId),
  status: task.state === 'done' ? 'completed' : 'requested',
  intent: 'order',
  code: concept(ownSystem(mapping.base, 'task-kind'), task.kind, readable(task.kind)),
  description: task.because,
  focus: task.messageId ? { reference: `Communication/${fhirId(mapping, task.messageId)}` } : undefined,
  ...(isAboutPatient(task) ? { for: patientReference(task.personId) } : {}),
  authoredOn: task.createdAt,
  lastModified: task.doneAt ?? task.createdAt,
  owner: ownerOf(mapping, task.doneBy ?? task.owner?.staffId),
})

const ownerOf = ({ base }: Mapping, staffId: string | undefined) =>
  staffId ? { identifier: { system: ownNaming(base, 'staff'), value: staffId } } : undefined
