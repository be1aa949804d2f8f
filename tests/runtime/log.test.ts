import { afterEach, expect, test, vi } from 'vitest'
import { log } from '../../functions/runtime/log.ts'

afterEach(() => vi.restoreAllMocks())

test('an entry is one line of JSON on standard output, whatever its texts hold', () => {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {})
  log.write({ event: 'record-failed', error: 'first\nsecond "quoted"', received: 2, again: false, absent: undefined })
  expect(out).toHaveBeenCalledOnce()
  const [line] = out.mock.calls[0] as [string]
  expect(line).not.toContain('\n')
  expect(JSON.parse(line)).toEqual({
    event: 'record-failed',
    error: 'first\nsecond "quoted"',
    received: 2,
    again: false,
  })
})
