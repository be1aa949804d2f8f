import { OUTCOMES } from '../../../core/alerts/outcome.ts'
import { TASK_KINDS } from '../../../core/alerts/task.ts'
import { channelCodes, type OwnSystem, ownSystem, readable } from '../codes.ts'
import type { CodeSystem } from '../types.ts'
import type { Mapping } from './context.ts'

/** Codes of `event` follow what happens, and are no closed list; every other system can be read whole. */
export type ReadableSystem = Exclude<OwnSystem, 'event'>

const named = (codes: readonly string[]) => codes.map((code) => ({ code, display: readable(code) }))

const SYSTEMS: Record<ReadableSystem, { title: string; concepts(mapping: Mapping): CodeSystem['concept'] }> = {
  'care-plan': {
    title: 'Care plans: what a Procedure.code may be',
    concepts: ({ plans }) => Object.values(plans).map(({ plan, title }) => ({ code: plan, display: title })),
  },
  area: {
    title: 'Areas of the body: what a Procedure.bodySite may be',
    concepts: ({ plans }) => named([...new Set(Object.values(plans).flatMap(({ areas }) => areas))].sort()),
  },
  channel: { title: 'Channels by which messages reach a patient', concepts: channelCodes },
  'warning-sign': {
    title: 'Warning signs that triage finds in replies',
    concepts: ({ signs }) => Object.entries(signs).map(([code, display]) => ({ code, display })),
  },
  'task-kind': { title: 'Kinds of tasks', concepts: () => named(TASK_KINDS) },
  outcome: { title: 'How an alert ended', concepts: () => named(OUTCOMES) },
}

export const codeSystems = (mapping: Mapping): CodeSystem[] =>
  Object.entries(SYSTEMS).map(([id, { title, concepts }]) => ({
    resourceType: 'CodeSystem',
    id,
    url: ownSystem(mapping.base, id as ReadableSystem),
    name: id.replaceAll(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase()),
    title,
    status: 'active',
    caseSensitive: true,
    content: 'complete',
    concept: concepts(mapping),
  }))
