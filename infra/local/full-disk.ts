/** What the person at the terminal reads when this machine can keep no more. */

/** Of the system: no space, no quota, no larger file. Of SQLite: SQLITE_FULL and SQLITE_IOERR (https://www.sqlite.org/rescode.html). */
const CODES = ['ENOSPC', 'EDQUOT', 'EFBIG']
const SQLITE_CODES = [13, 10]

export function isFullDisk(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown }
  // An extended code has its own kind in the upper bytes.
  return CODES.includes(String(code)) || (typeof errcode === 'number' && SQLITE_CODES.includes(errcode & 0xff))
}

export const FULL_DISK =
  'The disk is full: nothing can be written. What was confirmed is kept, and nothing is confirmed now. Free some space and run npm start again.'

export const ENGINE_ENDED =
  'The DynamoDB of this machine has ended; its disk may be full. Callers are told to try again, and what was confirmed is kept. Free some space, stop this (Ctrl-C) and run npm start again.'

/** Ends this process in plain words where a full disk would end it with a stack; any other error ends it as always. */
export function endOnFullDisk(): void {
  process.on('uncaughtException', (error) => {
    console.error(isFullDisk(error) ? FULL_DISK : error.stack)
    process.exit(1)
  })
}
