import type { Model } from './model.ts'
import { SIGNS } from './words.ts'

/** The figures of a run, in the words of its JSON. */
export type Counts = {
  followUps: Record<
    'planned' | 'sent' | 'expired' | 'cancelled' | 'uncertain' | 'duplicate' | 'late' | 'inQuietHours' | 'afterOptOut',
    number
  >
  replies: Record<'received' | 'byMail' | 'lost' | 'withSign' | 'alerted', number>
  /** Emergencies in patients' own words: what became of them. */
  told: Record<'received' | 'paged' | 'read' | 'missed', number>
  alerts: Record<'opened' | 'resolved' | 'givenBack' | 'reopened' | 'unattended' | 'pagedAfterAck', number>
  webhooks: { calls: number; taken: number }
  erased: number
  filed: number
  exported: number
  /** Alerts that somebody else took in a staff member's name, by guessing. */
  guessed: number
  rota: { changes: number; notices: number }
  steps: number
}

export function counted(
  { known, violations, webhooks, erasures, filed, exported, duty, codes }: Model,
  steps: number,
): Counts {
  const broken = (text: string) => violations.filter(({ what }) => what.includes(text)).length
  const followUps = [...known.items.values()].filter(({ item }) => item.purpose === 'follow-up')
  const inState = (...states: string[]) => followUps.filter(({ item }) => states.includes(item.state)).length
  const replies = [...known.texts.values()].filter(({ says, handedAt }) => says !== undefined && handedAt !== undefined)
  const told = replies.filter(({ says, stored }) => says === 'told' && stored > 0)
  const withSign = replies.filter(({ says }) => says !== undefined && SIGNS.includes(says))
  const alerts = [...known.alerts.values()]
  const inHistory = (event: string) =>
    alerts.flatMap(({ history }) => history.filter(({ kind }) => kind === event)).length
  return {
    followUps: {
      planned: followUps.length,
      sent: followUps.filter(({ item }) => item.sentAt !== undefined).length,
      expired: inState('expired'),
      cancelled: inState('cancelled'),
      uncertain: inState('uncertain'),
      duplicate: broken('arrived twice'),
      late: broken('was sent late'),
      inQuietHours: broken('was sent at night'),
      afterOptOut: broken('was sent after STOP'),
    },
    replies: {
      received: replies.length,
      byMail: replies.filter(({ byMail }) => byMail).length,
      lost: replies.filter((text) => text.stored === 0 && !erasures.has(text)).length,
      withSign: withSign.length,
      alerted: withSign.filter(({ alerted }) => alerted).length,
    },
    told: {
      received: told.length,
      paged: told.filter(({ alerted }) => alerted).length,
      read: told.filter(({ alerted, read }) => !alerted && read).length,
      missed: told.filter(({ alerted, read }) => !alerted && !read).length,
    },
    alerts: {
      opened: alerts.length,
      resolved: alerts.filter(({ state }) => state === 'resolved').length,
      givenBack: inHistory('acknowledgement-undone'),
      reopened: inHistory('reopened'),
      unattended: broken('has no page due soon') + broken('never runs out') + broken('has been due since'),
      pagedAfterAck: broken('was paged when the alert was'),
    },
    webhooks: { calls: webhooks.calls, taken: webhooks.taken.size },
    erased: erasures.erased.length,
    filed,
    exported,
    guessed: codes.guessed,
    rota: { changes: duty.changes, notices: duty.notices },
    steps,
  }
}
