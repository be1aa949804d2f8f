/** When contact is due, and who is woken again: a minute or a sign too many here is a person woken, or promised, for nothing. */
import { expect, it } from 'vitest'
import { step } from '../../../functions/core/alerts/transitions.ts'
import { plusMinutes } from '../../../functions/core/time.ts'
import type { Tier } from '../../../functions/core/triage/verdict.ts'
import { anAlert, at, lee, NOON, paged } from '../../support/alert-clock.ts'

const found = (sign: string, tier: Tier) => ({ sign, tier, evidence: { start: 0, end: 3, text: 'and' }, rule: 'r' })
const said = (tier: 'emergency' | 'prompt', ...signs: ReturnType<typeof found>[]) =>
  ({ kind: 'joined', messageId: 'p.m2', text: 'and now', tier, signs, because: 'b' }) as const

it('a graver sign brings contact forward: nobody is promised the call of the milder one', () => {
  const { alert } = anAlert('prompt')
  expect(alert.contactBy).toBe(plusMinutes(NOON, 60))
  const graver = step(alert, said('emergency', found('breathing', 'emergency')), at(5)).alert
  expect(graver.contactBy).toBe(plusMinutes(NOON, 20))
  const late = step(alert, said('emergency', found('breathing', 'emergency')), at(90)).alert
  expect(late.contactBy).toBe(plusMinutes(NOON, 105))
})

it('who takes it in the minute in which contact is due has time to call, before others are woken again', () => {
  const { alert } = anAlert('emergency')
  const taken = step(alert, { kind: 'acknowledged', by: lee }, at(15)).alert
  expect(taken.acknowledgedBy?.until).toBe(plusMinutes(NOON, 20))
  expect(paged(step(taken, { kind: 'woken' }, at(16)).effects)).toEqual([])
})

it('an expected effect beside a sign that is known wakes nobody again', () => {
  const known = { ...anAlert('prompt').alert, signs: [found('numbness', 'prompt')] }
  const taken = step(known, { kind: 'acknowledged', by: lee }, at(1)).alert
  const again = step(taken, said('prompt', found('numbness', 'prompt'), found('expected', 'routine')), at(2))
  expect(paged(again.effects)).toEqual([])
  expect(again.alert.state).toBe('acknowledged')
})
