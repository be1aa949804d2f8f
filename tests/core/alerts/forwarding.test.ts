import { describe, expect, it } from 'vitest'
import { type AlertEvent, step } from '../../../functions/core/alerts/transitions.ts'
import { anAlert, at, lee } from '../../support/alert-clock.ts'

const owned = step(anAlert('emergency').alert, { kind: 'acknowledged', by: lee }, at(1)).alert
const says = (text: string, i: number): AlertEvent => ({
  ...{ kind: 'joined', messageId: `p.m-${i}`, text, signs: [], because: 'nothing new' },
})
/** Two texts go to the owner with the next message; one has gone at once. */
const waiting = [says('one', 1), says('two', 2), says('three', 3)].reduce(
  (alert, said) => step(alert, said, at(2)).alert,
  owned,
)

describe('texts that wait for the owner', () => {
  it('go as one message a minute later, and the history says how many and to whom', () => {
    const { alert, effects } = step(waiting, { kind: 'woken' }, at(3))
    expect(effects).toEqual([{ kind: 'forward-to-owner', staffId: 'dr-lee', text: 'two / three' }])
    expect(alert.history.at(-1)).toMatchObject({ kind: 'forwarded', staffId: 'dr-lee', texts: 2 })
    expect(step(alert, { kind: 'woken' }, at(4))).toEqual({ alert, effects: [] })
  })

  it('wait for nobody once everybody is paged again, who see them in the alert', () => {
    const { alert } = step(waiting, { kind: 'escalated', by: lee }, at(2))
    expect(alert.timers.forward).toBeUndefined()
    const taken = step(alert, { kind: 'acknowledged', by: lee }, at(3)).alert
    const { effects } = step(taken, says('four', 4), at(4))
    expect(effects).toEqual([{ kind: 'forward-to-owner', staffId: 'dr-lee', text: 'four' }])
  })
})
