/** What a member of staff means by a text. */
export type StaffText =
  | { kind: 'acknowledge'; code?: string; contacted: boolean; note?: string }
  /** The answer to a test page. */
  | { kind: 'ready' }
  | { kind: 'help' }
  | { kind: 'not-understood' }

const CODE = /^(?:ack|a)?\s*#?\s*(\d{2,5})\s*(c|ok|contacted)?\b[\s.,:!-]*(.*)$/is
const NO_CODE = /^ack(?:nowledged?)?\s*[.!]*$/i
const READY = /^(ok|okay|ready|yes)\s*[.!]*$/i
const HELP = /^(help|info|\?)\s*[.!?]*$/i

/**
 * `41`, `41 ok`, `41 c` (contacted), `ack 41`, `ack41`, `a41`, `#41`; `ack` alone where one alert is open. Any case and
 * spaces; what stands after a code is a note.
 */
export function parseStaffText(text: string): StaffText {
  const said = text.trim()
  if (HELP.test(said)) return { kind: 'help' }
  if (NO_CODE.test(said)) return { kind: 'acknowledge', contacted: false }
  if (READY.test(said)) return { kind: 'ready' }
  const [matched, code, word = '', note = ''] = CODE.exec(said) ?? []
  if (matched === undefined || code === undefined) return { kind: 'not-understood' }
  const contacted = /^c/i.test(word)
  return { kind: 'acknowledge', code, contacted, ...(note.trim() ? { note: note.trim() } : {}) }
}
