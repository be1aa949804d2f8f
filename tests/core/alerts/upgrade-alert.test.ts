/** An alert whose history an earlier version wrote reads as one of this version. */
import { expect, it } from 'vitest'
import { type StoredAlert, upgradeAlert } from '../../../functions/core/alerts/upgrade-alert.ts'
import { countPaged, firstActAt } from '../../../functions/core/review/activity-log.ts'
import { anAlert, NOON } from '../../support/alert-clock.ts'

const { alert } = anAlert('prompt')
const stored = (history: StoredAlert['history'], messageIds = ['p.m']): StoredAlert => ({
  ...alert,
  messageIds,
  history,
})
const by = 'dr-lee'

it.each([
  [
    { event: 'opened', because: 'Says: voice.' },
    { kind: 'opened', because: 'Says: voice.' },
  ],
  [
    { event: 'paged', because: 'dr-lee, nurse-kim' },
    { kind: 'paged', staffIds: ['dr-lee', 'nurse-kim'] },
  ],
  [{ event: 'nobody-to-page' }, { kind: 'nobody-to-page' }],
  [{ event: 'patient-told' }, { kind: 'patient-told' }],
  [
    { event: 'owner-reminded', by },
    { kind: 'owner-reminded', staffId: by },
  ],
  [
    { event: 'paging-resumed', because: 'acknowledged, but no contact recorded' },
    { kind: 'paging-resumed', after: 'acknowledgement' },
  ],
  [
    { event: 'paging-resumed', because: 'contact ran out without an outcome' },
    { kind: 'paging-resumed', after: 'contact' },
  ],
  [
    { event: 'acknowledged', by },
    { kind: 'acknowledged', by },
  ],
  [
    { event: 'contacted', by, because: 'at the ER' },
    { kind: 'contacted', by, note: 'at the ER' },
  ],
  [
    { event: 'attempted', by, because: 'no-answer' },
    { kind: 'attempted', by, what: 'no-answer' },
  ],
  [
    { event: 'handed-over', by, because: 'to nurse-kim' },
    { kind: 'handed-over', by, to: 'nurse-kim' },
  ],
  [
    { event: 'escalated', by },
    { kind: 'escalated', by },
  ],
  [
    { event: 'tier-raised', by, because: 'worse' },
    { kind: 'tier-raised', by, reason: 'worse' },
  ],
  [
    { event: 'tier-lowered', by, because: 'a bruise' },
    { kind: 'tier-lowered', by, reason: 'a bruise' },
  ],
  [
    { event: 'resolved', by, because: 'seen' },
    { kind: 'resolved', by, outcome: 'seen' },
  ],
  [
    { event: 'cause-found', by, because: 'wording' },
    { kind: 'cause-found', by, cause: 'wording' },
  ],
])('%j', (earlier, now) => {
  expect(upgradeAlert(stored([{ at: NOON, ...earlier }])).history).toEqual([{ at: NOON, ...now }])
})

it('says which text joined, also where this version went on with the history', () => {
  const history: StoredAlert['history'] = [
    { at: NOON, event: 'text-joined', because: 'new sign' },
    { at: NOON, event: 'text-joined', because: 'same or lower tier' },
    { at: NOON, kind: 'joined', messageId: 'p.m4', news: 'higher-tier', signs: ['breathing'] },
  ]
  expect(upgradeAlert(stored(history, ['p.m', 'p.m2', 'p.m3', 'p.m4'])).history).toEqual([
    { at: NOON, kind: 'joined', messageId: 'p.m2', news: 'new-sign', signs: [] },
    { at: NOON, kind: 'joined', messageId: 'p.m3', news: 'none', signs: [] },
    history[2],
  ])
})

it('is counted as before', () => {
  const read = upgradeAlert(
    stored([
      { at: NOON, event: 'paged', because: 'dr-lee, nurse-kim' },
      { at: NOON, event: 'acknowledged', by },
    ]),
  )
  expect(countPaged(read, 'UTC')).toEqual({ day: 2, night: 0 })
  expect(firstActAt(read)).toBe(NOON)
})

it('of this version comes back as it is', () => expect(upgradeAlert(alert)).toEqual(alert))
