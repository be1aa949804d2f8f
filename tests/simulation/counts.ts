import type { Model } from './model.ts'
import { SIGNS } from './words.ts'

/** The figures of a run, in the words of its JSON. */
export type Counts = {
  followUps: Record<
    'planned' | 'sent' | 'expired' | 'cancelled' | 'uncertain' | 'duplicate' | 'late' | 'inQuietHours' | 'afterOptOut',
    number
  >
  replies: Record<'received' | 'byMail' | 'lost' | 'withSign' | 'alerted', number>
  alerts: Record<'opened' | 'resolved' | 'givenBack' | 'reopened' | 'unattended' | 'pagedAfterAck', number>
  webhooks: { calls: number; taken: number }
  erased: number
  filed: number
  rota: { changes: number; notices: number }
  steps: number
}

export function counted({ known, violations, webhooks, erasures, filed, duty }: Model, steps: number): Counts {
  const broken = (text: string) => violations.filter(({ what }) => what.includes(text)).length
  const followUps = [...known.items.values()].filter(({ item }) => item.purpose === 'follow-up')
  const inState = (...states: string[]) => followUps.filter(({ item }) => states.includes(item.state)).length
  const replies = [...known.texts.values()].filter(({ says, handedAt }) => says !== undefined && handedAt !== undefined)
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
    rota: { changes: duty.changes, notices: duty.notices },
    steps,
  }
}
