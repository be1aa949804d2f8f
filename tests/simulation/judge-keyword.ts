import { textOf } from './judge-reply.ts'
import { confirmationOf } from './judge-sending.ts'
import type { Judged } from './judged.ts'
import { phoneName } from './known.ts'
import { STOPS } from './words.ts'

/** STOP and START count from the commit of the text that said so, in the order in which they were handed over. */
export function keepOptOuts({ known, written, run }: Judged): void {
  if (run.about.kind !== 'text') return
  const at = Date.parse(run.about.receivedAt)
  for (const id of written.seen) {
    const text = known.texts.get(id)
    if (!text?.says) continue
    if (text.says !== 'start' && !STOPS.includes(text.says)) continue
    const name = phoneName(text.to, text.from)
    if ((known.stopped.get(name)?.at ?? 0) > at) continue
    known.stopped.set(name, { at, optedOut: text.says !== 'start' })
  }
}

/** What nobody could read is obeyed where it is a bare keyword: then the profile says so, and as the text meant it. */
export function judgeRescuedKeyword({ known, written, report }: Judged): void {
  const { seen, profiles, items } = written
  const text = seen.map((id) => textOf(known.texts, id)).find((each) => each !== undefined)
  if (!text?.says) return
  for (const { purpose, outboundId } of items)
    if (purpose === 'confirmation') known.obeyed.set(confirmationOf(outboundId), text)
  for (const { optedOut, changedAt } of profiles) {
    if (optedOut ? !STOPS.includes(text.says) : text.says !== 'start')
      report(7, `a rescue took "${text.text}" for ${optedOut ? 'STOP' : 'START'}`)
    const name = phoneName(text.to, text.from)
    const at = Date.parse(changedAt)
    if ((known.stopped.get(name)?.at ?? 0) <= at) known.stopped.set(name, { at, optedOut })
  }
}
