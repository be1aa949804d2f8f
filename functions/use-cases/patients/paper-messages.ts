/** Messages on paper: what was sent and what became of it, and what the patient wrote, in the order in which it happened. */
import type { Outbound } from '../../core/messages/outbound.ts'
import type { PaperBlock } from '../../core/paper.ts'
import type { InboundMessage } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { PatientRecord } from '../store/read-patient.ts'
import { signLine } from './paper-alerts.ts'
import type { Writing } from './paper-writing.ts'

/** What a Lambda draws in seconds; of a longer conversation the latest stand on paper, and all of it in the export. */
export const MOST_MESSAGES = 1_000

/** `codes`: of alerts, by their ids. Messages to staff are left out: the alerts say who was paged. */
export function messageBlocks(
  { outbound, messages }: Pick<PatientRecord, 'outbound' | 'messages'>,
  codes: ReadonlyMap<string, string>,
  writing: Writing,
): PaperBlock[] {
  const ofAlert = (alertId: string | undefined): string[] => {
    const code = alertId && codes.get(alertId)
    return code ? [writing.words.message.ofAlert(code)] : []
  }
  const all: { at: Instant; block: PaperBlock }[] = [
    ...messages.map(({ value }) => ({
      at: value.receivedAt,
      block: replyBlock(value, ofAlert(value.alertId), writing),
    })),
    ...outbound
      .map(({ value }) => value)
      .filter(({ staffId }) => staffId === undefined)
      .map((item) => ({ at: placeOf(item), block: sentBlock(item, ofAlert(item.alertId), writing) })),
  ]
  const inOrder = all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ block }) => block)
  const { tooMany } = writing.words.message
  return inOrder.length > MOST_MESSAGES
    ? [{ kind: 'text', text: tooMany(MOST_MESSAGES, inOrder.length) }, ...inOrder.slice(-MOST_MESSAGES)]
    : inOrder
}

const placeOf = ({ sentAt, timers, plannedFor }: Outbound): Instant => sentAt ?? timers.send ?? plannedFor

function replyBlock(message: InboundMessage, ofAlert: string[], writing: Writing): PaperBlock {
  const { words, when } = writing
  const { from, text, verdict, receivedAt, keyword } = message
  const signs = signLine(verdict.signs, writing)
  return {
    kind: 'entry',
    when: when(receivedAt),
    title: words.message.received(words.channels[from.includes('@') ? 'email' : 'sms']),
    lines: [
      words.message.verdict(words.tiers[verdict.tier] ?? verdict.tier, verdict.because),
      ...(signs ? [signs] : []),
      ...(keyword ? [words.message.keyword(keyword)] : []),
      ...ofAlert,
    ],
    quoted: text,
  }
}

function sentBlock(item: Outbound, ofAlert: string[], writing: Writing): PaperBlock {
  const { words, when, name } = writing
  const { purpose, step, channel, writtenBy, text } = item
  const what = `${words.purposes[purpose]}${step ? ` (${words.step(step)})` : ''}`
  return {
    kind: 'entry',
    when: when(placeOf(item)),
    title: `${what}, ${words.channels[channel]}${writtenBy ? `, ${words.by(name(writtenBy))}` : ''}`,
    lines: [...fate(item, writing), ...ofAlert],
    quoted: text,
  }
}

/** `Sent …`, then what became of it, with the reason where there is one. */
function fate({ state, plannedFor, sentAt, history }: Outbound, { words, when }: Writing): string[] {
  const last = history.at(-1)
  const cause = last?.state === state ? last.cause : undefined
  const why =
    cause?.kind === 'provider'
      ? cause.refusals
        ? words.refusals(cause.refusals, cause.said)
        : cause.said
      : cause && words.causes[cause.kind]
  const now =
    state === 'planned' || state === 'held'
      ? `${words.states[state]}. ${words.message.planned(when(plannedFor))}`
      : words.message.state(words.states[state], when(last?.at ?? plannedFor))
  const before = sentAt && state !== 'sent' ? [words.message.state(words.states.sent, when(sentAt))] : []
  return [...before, why ? `${now}: ${why}` : now]
}
