import type { ChildProcess } from 'node:child_process'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { shareOf, slowed } from '../../../infra/local/services/slow-processor.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('a function has the share of a processor that its memory gets it, and one at most', () => {
  expect(shareOf(512)).toBeCloseTo(0.29, 2)
  expect(shareOf(1769)).toBe(1)
  expect(shareOf(4096)).toBe(1)
})

it('a process runs for its share of each period, and freely again when it is done', () => {
  const signals: string[] = []
  const child = { kill: (signal: string) => signals.push(signal) } as unknown as ChildProcess
  const end = slowed(child, 0.25)
  vi.advanceTimersByTime(24)
  expect(signals).toEqual(['SIGCONT'])
  vi.advanceTimersByTime(1)
  expect(signals).toEqual(['SIGCONT', 'SIGSTOP'])
  vi.advanceTimersByTime(74)
  expect(signals).toHaveLength(2)
  vi.advanceTimersByTime(1)
  expect(signals).toEqual(['SIGCONT', 'SIGSTOP', 'SIGCONT'])
  vi.advanceTimersByTime(25)
  end()
  expect(signals.slice(3)).toEqual(['SIGSTOP', 'SIGCONT'])
  vi.advanceTimersByTime(1000)
  expect(signals).toHaveLength(5)
})
