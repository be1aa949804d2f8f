import { isBareKeyword } from '../../functions/core/messages/keywords.ts'
import type { InboundMessage } from '../../functions/core/patients/patient.ts'
import { content } from '../../functions/runtime/content.ts'
import type { Judged } from './judged.ts'
import type { KnownText } from './known.ts'
import { SIGNS } from './words.ts'

/** Invariants 1, 2 and 4 of a text as it is stored: once, with a verdict, and closed or open for a person. */
export function judgeReply({ known, written, run, report }: Judged): void {
  if (run.about.kind === 'answer' || run.about.kind === 'mail') {
    const [message] = written.messages
    const text = known.texts.get(run.about.textId)
    if (!message || !text) return
    text.stored++
    if (run.about.kind === 'mail' && text.stored > 1) report(4, `the mail ${text.id} was dealt with twice`)
    judgeMessage(message, text, { written, report, byPage: true })
    return
  }
  for (const id of written.seen) {
    const text = textOf(known.texts, id)
    if (!text) {
      report(1, `a text nobody wrote was stored as ${id}`)
      continue
    }
    if (id === text.id) text.stored++
    else text.stored = 1
    if (text.stored > 1) report(4, `the text ${id} was dealt with twice`)
    if (text.says === undefined) continue
    const message = written.messages[0]
    if (!message) report(1, `the text ${id} was marked as seen, and not stored`)
    else judgeMessage(message, text, { written, report, byPage: false })
  }
}

/** Letters that lost the carrier's id are known by the queue's, which holds it. */
export function textOf(texts: ReadonlyMap<string, KnownText>, id: string): KnownText | undefined {
  return texts.get(id) ?? texts.get(/^replies-text-(.+?)-\d+(?:-again)?$/.exec(id)?.[1] ?? '')
}

function judgeMessage(
  message: InboundMessage,
  text: KnownText,
  { written, report, byPage }: Pick<Judged, 'written' | 'report'> & { byPage: boolean },
): void {
  const { messageId, verdict } = message
  const alert = written.alerts.find(({ messageIds }) => messageIds.includes(messageId))
  const task = written.tasks.some((each) => each.messageId === messageId)
  if (
    (!byPage && (message.to !== text.to || message.from !== text.from)) ||
    !message.text ||
    !text.text.startsWith(message.text.slice(0, Math.min(3, text.text.length)))
  )
    report(1, `${messageId} was stored as "${message.text}" of ${message.from}`)
  if (!verdict?.tier) report(1, `${messageId} has no verdict`)
  if (verdict?.pages && !alert) report(2, `"${text.text}" pages by its verdict, and no alert has it`)
  text.alerted ||= alert !== undefined
  text.read ||= task
  if (text.says !== undefined && SIGNS.includes(text.says)) {
    if (!alert) report(2, `"${text.text}" is a warning sign, and no alert has it`)
  }
  const isCommand = message.keyword !== undefined && isBareKeyword(message.text, content().keywords)
  if ((verdict?.tier === 'soon' || (verdict?.tier === 'unclear' && !isCommand)) && !alert && !task)
    report(1, `"${text.text}" is ${verdict.tier} and nobody is asked to read it`)
}
