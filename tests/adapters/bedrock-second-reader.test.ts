import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bedrockSecondReader } from '../../functions/adapters/bedrock-second-reader.ts'
import { type AwsStub, type StubAnswer, startAwsStub } from '../support/aws-stub.ts'

const asked = { words: 'the stairs have a twin', procedures: [], language: 'en' }
const claim = { tier: 'urgent', signs: ['vision'], quote: 'a twin', because: 'Sees double.' }

let stub: AwsStub
const before = { ...process.env }
beforeAll(async () => {
  stub = await startAwsStub()
})
beforeEach(() => {
  stub.answers({ status: 500, body: '{}' })
})
afterAll(async () => {
  await stub.stop()
  process.env = before
})

const answered = (content: unknown, stopReason = 'tool_use'): StubAnswer => ({
  status: 200,
  body: JSON.stringify({
    output: { message: { role: 'assistant', content } },
    stopReason,
    usage: { inputTokens: 9, outputTokens: 3 },
  }),
})
const calls = (input: unknown, name = 'report') => answered([{ toolUse: { toolUseId: 't', name, input } }])

function read(answer: StubAnswer, used?: Parameters<typeof bedrockSecondReader>[0]['used']) {
  stub.answers(answer)
  const reader = bedrockSecondReader({
    model: 'us.some.model-v1:0',
    signs: ['vision', 'breathing'],
    prompt: ({ words }) => ({ system: 'Read it.', text: words }),
    ...(used ? { used } : {}),
  })
  return reader.read(asked)
}

describe('a second reader on Bedrock', () => {
  it('is asked once, at temperature 0, and has to call the one tool', async () => {
    const tokens: object[] = []
    await read(calls({ finding: 'nothing' }), (each) => tokens.push(each))
    expect(stub.requests).toHaveLength(1)
    const request = JSON.parse(stub.requests[0] ?? '')
    expect(request).toMatchObject({
      system: [{ text: 'Read it.' }],
      messages: [{ role: 'user', content: [{ text: asked.words }] }],
      inferenceConfig: { temperature: 0 },
      toolConfig: { toolChoice: { tool: { name: 'report' } } },
    })
    const { properties } = request.toolConfig.tools[0].toolSpec.inputSchema.json
    expect(properties.signs.items.enum).toEqual(['vision', 'breathing'])
    expect(properties.tier.enum).toEqual(['emergency', 'urgent', 'prompt', 'soon'])
    expect(tokens).toEqual([{ input: 9, output: 3 }])
  })

  it.each([
    [{ finding: 'nothing' }, { kind: 'nothing' }],
    [{ finding: 'nothing', quote: 'left over' }, { kind: 'nothing' }],
    [
      { finding: 'raise', ...claim },
      { kind: 'raise', ...claim },
    ],
    [
      { finding: 'unsure', ...claim },
      { kind: 'unsure', ...claim },
    ],
  ])('takes %j', async (input, opinion) => expect(await read(calls(input))).toEqual(opinion))

  it.each([
    ['a tier that there is not', calls({ finding: 'raise', ...claim, tier: 'catastrophe' })],
    ['a tier that pages nobody', calls({ finding: 'raise', ...claim, tier: 'routine' })],
    ['no quote', calls({ finding: 'raise', ...claim, quote: undefined })],
    ['a finding of its own', calls({ finding: 'close-alert' })],
    ['signs that are none', calls({ finding: 'raise', ...claim, signs: 'vision' })],
    ['a novel', calls({ finding: 'raise', ...claim, because: 'x'.repeat(501) })],
    ['arguments that are text', calls('raise')],
    ['another tool', calls({ finding: 'nothing' }, 'delete_alert')],
    ['no content', answered(undefined)],
    ['content that is none', answered('nothing')],
    ['half an answer, cut off by its length', answered([{ text: '{"finding"' }], 'max_tokens')],
  ])('says nothing by %s: wrong-shaped', async (_, answer) =>
    expect(await read(answer)).toEqual({ kind: 'unavailable', because: 'wrong-shape' }))

  it.each([
    ['refused', answered([{ text: 'I cannot help with that.' }], 'end_turn')],
    ['refused', answered([], 'content_filtered')],
    ['refused', answered([], 'guardrail_intervened')],
    ['throttled', { status: 429, body: '{"__type":"ThrottlingException"}' }],
    ['not-permitted', { status: 403, body: '{"__type":"AccessDeniedException"}' }],
    ['no-answer', { status: 400, body: '{"__type":"ValidationException"}' }],
    ['no-answer', { status: 500, body: '{}' }],
    ['no-answer', { status: 200, body: '<html>' }],
    ['no-answer', 'reset'],
    ['no-answer', 'half'],
    ['no-answer', 'silence'],
  ] as const)('is %s by %j, tries no second time and throws nothing', { timeout: 20_000 }, async (because, answer) => {
    expect(await read(answer)).toEqual({ kind: 'unavailable', because })
    expect(stub.requests).toHaveLength(1)
  })
})
