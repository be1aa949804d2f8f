/** One deliberate break of the code for each invariant, as data: what stands in a file, and what is put in its place. */
export type Mutation = { invariant: number; breaks: string; file: string; find: string; replace: string }

export const MUTATIONS: readonly Mutation[] = [
  {
    invariant: 1,
    breaks: 'a text that could not be written down is taken off the queue',
    file: 'functions/use-cases/replies/receive-text.ts',
    find: '    throw error\n',
    replace: "    return { kind: 'repeated' }\n",
  },
  {
    invariant: 2,
    breaks: 'paging ends with the last step of the policy',
    file: 'functions/core/alerts/escalation.ts',
    find: 'timers: { ...alert.timers, page: roundDueAt(policy, alert.chain.startedAt, due) }',
    replace:
      'timers: due < policy.steps.length ? { ...alert.timers, page: roundDueAt(policy, alert.chain.startedAt, due) } : {}',
  },
  {
    invariant: 3,
    breaks: 'a page that waits its turn is sent although someone has the alert',
    file: 'functions/core/alerts/transitions.ts',
    find: "alert.state === 'paging'\n",
    replace: "alert.state !== 'resolved'\n",
  },
  {
    invariant: 4,
    breaks: 'a follow-up whose sending is uncertain is sent again',
    file: 'functions/core/messages/repeat.ts',
    find: "const REPEATABLE: readonly Purpose[] = ['page',",
    replace: "const REPEATABLE: readonly Purpose[] = ['follow-up', 'page',",
  },
  {
    invariant: 5,
    breaks: 'what has expired is sent all the same',
    file: 'functions/core/messages/outbound.ts',
    find: "item.expiresAt <= now ? { kind: 'expire' } : { kind: 'send' }",
    replace: "{ kind: 'send' }",
  },
  {
    invariant: 6,
    breaks: 'the hour is not looked at again before sending',
    file: 'functions/use-cases/messages/sending-guard.ts',
    find: "item.channel !== 'sms' || !inQuietHours(now, zones, hours)",
    replace: 'true',
  },
  {
    invariant: 7,
    breaks: 'an opt-out is not looked for again before sending',
    file: 'functions/use-cases/messages/sending-guard.ts',
    find: 'if (profile?.value.optedOut && !(await mayFollowStop(deps, item, item.personId)))',
    replace: 'if (false)',
  },
  {
    invariant: 8,
    breaks: 'the log says who texted',
    file: 'functions/use-cases/replies/receive-text.ts',
    find: "event: 'text-received',",
    replace: "event: 'text-received', from: incoming.from,",
  },
  {
    invariant: 9,
    breaks: 'a warm function keeps the clinic of its first text',
    file: 'functions/use-cases/replies/receive-text.ts',
    find: 'readClinic(deps.records, number.value.clinicId)',
    replace: 'readClinic(deps.records, (globalThis.kept ??= number.value.clinicId))',
  },
  {
    invariant: 10,
    breaks: 'what becomes of a message is not added to its history',
    file: 'functions/core/messages/outbound.ts',
    find: 'history: [...item.history, entry].slice(-HISTORY_LENGTH)',
    replace: "history: state === 'planned' ? [...item.history, entry] : item.history",
  },
  {
    invariant: 11,
    breaks: 'a single fault of a request is let pass',
    file: 'functions/use-cases/courses/validate-treatment.ts',
    find: "if (faults.length > 0 || 'faults' in areas) return { faults }",
    replace: "if (faults.length > 1 || 'faults' in areas) return { faults }",
  },
  {
    invariant: 12,
    breaks: 'a milder text lowers the tier of an open alert',
    file: 'functions/core/alerts/transitions.ts',
    find: 'const tier = higher && event.tier ? event.tier : alert.tier',
    replace: 'const tier = event.tier ?? alert.tier',
  },
]
