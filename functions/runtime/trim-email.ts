/** Of a mail without its attachments so much is parsed; a sender who writes more is asked by a person (`long-reply.ts`). */
const MOST_BYTES = 64 * 1024
/** The parser takes its time for each line. */
const MOST_LINES = 8_000
const MOST_EMPTY = 3
const ATTACHED = /^content-type:\s{0,9}(image|audio|video|application|font|model)\//i
const ENCODED = /^[A-Za-z0-9+/]{40,}={0,2}$/

/**
 * The mail without what nobody reads in it: the bytes of attachments, long stretches of empty lines, and all that comes
 * after 64 KB. Photos above an answer leave room for the answer. In linear time; anybody can send anything.
 */
export function trimEmail(raw: Buffer): Buffer {
  const kept: string[] = []
  let [bytes, empty, isAttached] = [0, 0, false]
  for (const line of raw.toString('latin1').split('\n')) {
    if (line.startsWith('--')) isAttached = false
    else if (ATTACHED.test(line)) isAttached = true
    const bare = line.trimEnd()
    if (isAttached && ENCODED.test(bare)) continue
    empty = bare === '' ? empty + 1 : 0
    if (empty > MOST_EMPTY) continue
    bytes += line.length + 1
    if (bytes > MOST_BYTES || kept.length > MOST_LINES) break
    kept.push(line)
  }
  return Buffer.from(kept.length > 0 ? kept.join('\n') : raw.toString('latin1', 0, MOST_BYTES), 'latin1')
}
