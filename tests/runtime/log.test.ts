import { afterEach, expect, test, vi } from 'vitest'
import { log } from '../../functions/runtime/log.ts'

afterEach(() => vi.restoreAllMocks())

test('an entry is one line of JSON on standard output, whatever its texts hold', () => {
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  log.write({ event: 'record-failed', error: 'first\nsecond "quoted"', received: 2, again: false, absent: undefined })
  expect(out).toHaveBeenCalledOnce()
  const [line] = out.mock.calls[0] as [string]
  expect(line.split('\n')).toEqual([expect.stringMatching(/^\{/), ''])
  expect(JSON.parse(line)).toEqual({
    event: 'record-failed',
    error: 'first\nsecond "quoted"',
    received: 2,
    again: false,
  })
})

test('an entry that is counted is a line of the embedded metric format by itself, without a prefix', () => {
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  log.write({ event: 'audited', alerts: 2, unacknowledged: 1, faults: 0 })
  const entry = JSON.parse(String(out.mock.calls[0]?.[0]))
  expect(entry).toMatchObject({ event: 'audited', faults: 0, audited: 1, 'audited-alerts': 2 })
  const [{ Namespace, Dimensions, Metrics }] = entry._aws.CloudWatchMetrics
  expect({ Namespace, Dimensions }).toEqual({ Namespace: 'Aftercare/dev', Dimensions: [[]] })
  expect(Metrics.map(({ Name }: { Name: string }) => Name)).toEqual([
    'audited',
    'audited-unacknowledged',
    'audited-alerts',
  ])
  for (const { Name } of Metrics) expect(entry[Name]).toBeTypeOf('number')
})
