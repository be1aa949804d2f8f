/** Outbound items as earlier versions wrote them: a text for each cause, and ids that said what fields say now. */
import type { Instant } from '../time.ts'
import type { OutboundCause } from './cause.ts'
import type { ItemEntry, Outbound, OutboundState, Purpose } from './outbound.ts'

type EarlierEntry = { at: Instant; state: OutboundState; because?: string }
export type StoredOutbound = Omit<Outbound, 'history'> & { history: (ItemEntry | EarlierEntry)[] }

/** The words of earlier versions: they stand in the table, so they stay as they are. */
const CAUSES: Record<string, Exclude<OutboundCause['kind'], 'provider'>> = {
  'opted-out': 'opted-out',
  'opted in again': 'opted-in-again',
  'no consent for this channel': 'no-consent',
  'quiet hours': 'quiet-hours',
  'its time had passed': 'too-late',
  'the patient is no longer on record': 'patient-unknown',
  'the contact was corrected': 'contact-corrected',
  'an alert is open': 'alert-open',
  'the course is on hold': 'course-on-hold',
  'the course was ended': 'course-ended',
  'the treatment was cancelled': 'treatment-cancelled',
  'the plan was changed': 'plan-changed',
  'no longer part of the plan': 'left-the-plan',
  'a check-in of a later visit comes near it': 'near-later-visit',
  'a more urgent check-in of a later visit comes near it': 'near-later-visit',
  'no longer paging': 'paging-ended',
  'a later round pages the same person': 'later-round',
  'the alert is resolved': 'alert-resolved',
  'somebody has the alert': 'alert-taken',
  'somebody else has the alert': 'alert-taken-by-another',
  'what could forbid it could not be read': 'not-checked',
  'the sender stopped before it recorded': 'sender-stopped',
}
const ANSWERS: readonly Purpose[] = ['answer', 'safety-answer', 'confirmation']
const REFUSED = /^refused (\d+) times: (.*)$/s

/** The item with the history and the fields of this version; one that has them comes back equal. */
export const upgradeOutbound = (item: StoredOutbound): Outbound => ({
  ...fieldsOf(item),
  ...item,
  history: (item.history ?? []).map((entry) => {
    if (!('because' in entry) || entry.because === undefined) return entry
    const { because, ...rest } = entry
    return { ...rest, cause: causeOf(because) }
  }),
})

function causeOf(because: string): OutboundCause {
  const kind = Object.hasOwn(CAUSES, because) ? CAUSES[because] : undefined
  if (kind) return { kind }
  const [, refusals, said = because] = REFUSED.exec(because) ?? []
  return { kind: 'provider', said, ...(refusals ? { refusals: Number(refusals) } : {}) }
}

function fieldsOf({ outboundId, purpose, channel }: StoredOutbound): Partial<Outbound> {
  const [first] = (outboundId ?? '').split(/\.again\d+$/)
  const [, messageId] = /^(.*)\.(?:confirmation|answer)$/.exec(first ?? '') ?? []
  const [, refused] = /^(.*\.sms)\.voice$/.exec(first ?? '') ?? []
  return {
    ...(first && first !== outboundId ? { repeats: first } : {}),
    ...(messageId && ANSWERS.includes(purpose) ? { messageId } : {}),
    ...(refused && channel === 'voice' ? { insteadOf: refused } : {}),
  }
}
