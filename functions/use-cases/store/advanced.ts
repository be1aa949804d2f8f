/** What came of an item whose timers were looked at; `planned`: how many messages leave because of it. */
export type Advanced = { kind: 'nothing-due' } | { kind: 'advanced'; planned: number }
