/** `npm run -s triage -- --score FILE --second-reader`, against a stub of Bedrock. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { readingOf } from '../../../infra/triage/read-again.ts'
import { score } from '../../../infra/triage/score.ts'
import { type AwsStub, startAwsStub } from '../../support/aws-stub.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercare-score-'))
const file = join(folder, 'replies.jsonl')
const lines = [
  { text: 'every stair has a buddy now lol thanks', tier: 'urgent', signs: [{ sign: 'vision', when: 'now' }] },
  { text: 'its hard to swallow', tier: 'emergency', signs: [{ sign: 'swallowing', when: 'now' }] },
  { text: 'thanks so much, see you friday', tier: 'other' },
  { text: 'qué tarde tan bonita', tier: 'other', language: 'es' },
]

let stub: AwsStub
const before = { ...process.env }
const printed: string[] = []
beforeAll(async () => {
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  stub = await startAwsStub()
})
beforeEach(() => {
  printed.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)))
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  await stub.stop()
  process.env = before
  rmSync(folder, { recursive: true })
})

it('prints both tables, and what the model said, cost and took', async () => {
  stub.answers((body) => {
    const input = body.includes('a buddy')
      ? { finding: 'raise', tier: 'urgent', signs: ['vision'], quote: 'a buddy', because: 'Sees double.' }
      : body.includes('tarde')
        ? { finding: 'raise', tier: 'emergency', signs: ['breathing'], quote: 'no puedo respirar', because: 'A lie.' }
        : { finding: 'nothing' }
    const content = [{ toolUse: { toolUseId: 't', name: 'report', input } }]
    const usage = { inputTokens: 1000, outputTokens: 100 }
    return { status: 200, body: JSON.stringify({ output: { message: { content } }, stopReason: 'tool_use', usage }) }
  })
  await score(file, readingOf({ model: 'some.model-v1:0', prices: '1,5' }))
  const rows = printed.filter((line) => line.startsWith('all '))
  const notPaged = (row = '') => row.slice(18 * 4, 18 * 5).trim()
  expect(rows.map(notPaged).map((cell) => cell.split(' ')[0])).toEqual(['.500', '.000'])
  const report = printed.at(-1) ?? ''
  expect(report).toContain('some.model-v1:0 read 3 of 4 replies; the others had paged.')
  for (const said of ['raise', 'nothing', 'ungrounded']) expect(report).toContain(`  ${said}: 1`)
  expect(report).toMatch(/median \d+ ms/)
  expect(report).toContain('3000 in, 300 out: $0.0045, or $1.50 for 1,000 replies.')
  expect(stub.requests).toHaveLength(3)
})

it('says what it could not ask, and reads no more lines than it is told', async () => {
  stub.answers({ status: 403, body: '{"__type":"AccessDeniedException"}' })
  await score(file, readingOf({ model: 'some.model-v1:0', first: '1' }))
  expect(printed.at(-1)).toContain('unavailable (not-permitted): 1')
  expect(stub.requests).toHaveLength(1)
})

it.each([
  [{}, /Name a model/],
  [{ model: 'm', first: '0' }, /--first 0/],
  [{ model: 'm', prices: 'cheap' }, /--prices/],
])('refuses %j', (flags, because) => expect(() => readingOf(flags)).toThrow(because))
