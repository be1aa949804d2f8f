import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandOutput,
  type ToolConfiguration,
} from '@aws-sdk/client-bedrock-runtime'
import { SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod/mini'
import type { SecondOpinion, SecondReaderAsked, Silence } from '../core/second-reader/opinion.ts'
import { CLAIMABLE, FINDINGS, type Prompt } from '../core/second-reader/prompt.ts'
import type { SecondReader } from '../use-cases/ports.ts'
import { faultOf, isPermission, isThrottle } from './aws-fault.ts'

/**
 * One request and at most nine seconds: a patient's page waits for it. A reader that is silent is asked again by the tick,
 * so the SDK tries nothing of its own.
 */
const ONE_TRY = { maxAttempts: 1 }
const WAITING = {
  requestHandler: {
    connectionTimeout: 1000,
    requestTimeout: 8000,
    socketTimeout: 8000,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: false },
    httpsAgent: { keepAlive: false },
  },
}

/**
 * Bedrock's client speaks HTTP/2 by itself, over a session that is dead once the function has slept, and does not notice. This is
 * the handler of every other client: HTTP/1.1, a connection for each request.
 */
const oneConnectionEach = () => new SQSClient(WAITING).config.requestHandler

const TOOL = 'report'
/** Enough for a finding; a model that goes on is cut off, and its answer has the wrong shape. */
const MOST_TOKENS = 400
const LONGEST = 500
const MOST_SIGNS = 5

const text = z.string().check(z.trim(), z.maxLength(LONGEST))
const claim = {
  tier: z.enum(CLAIMABLE as [string, ...string[]]),
  signs: z.array(text).check(z.maxLength(MOST_SIGNS)),
  quote: text,
  because: text,
}
const answer = z.discriminatedUnion('finding', [
  z.object({ finding: z.literal('nothing') }),
  z.object({ finding: z.literal('raise'), ...claim }),
  z.object({ finding: z.literal('unsure'), ...claim }),
])

export type BedrockSettings = {
  /** A model's or an inference profile's id. */
  model: string
  /** Where it is asked; the function's own region without it. */
  region?: string
  /** Ids of the signs that it may name. */
  signs: readonly string[]
  prompt(asked: SecondReaderAsked): Prompt
  /** Told of what each answer took, where somebody counts. */
  used?: (tokens: { input: number; output: number }) => void
}

/**
 * A second reader on Amazon Bedrock: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html. The
 * model has to call one tool, whose arguments are the answer; temperature 0.
 */
export function bedrockSecondReader({ model, region, signs, prompt, used }: BedrockSettings): SecondReader {
  let made: BedrockRuntimeClient | undefined
  const client = () => {
    made ??= new BedrockRuntimeClient({
      ...ONE_TRY,
      requestHandler: oneConnectionEach(),
      ...(region ? { region } : {}),
    })
    return made
  }
  const toolConfig = toolOf(signs)
  return {
    async read(asked) {
      const { system, text } = prompt(asked)
      const command = new ConverseCommand({
        modelId: model,
        system: [{ text: system }],
        messages: [{ role: 'user', content: [{ text }] }],
        inferenceConfig: { temperature: 0, maxTokens: MOST_TOKENS },
        toolConfig,
      })
      try {
        const output = await client().send(command)
        used?.({ input: output.usage?.inputTokens ?? 0, output: output.usage?.outputTokens ?? 0 })
        return opinionOf(output)
      } catch (error) {
        return { kind: 'unavailable', because: silenceOf(error) }
      }
    },
  }
}

/** A filter, a guardrail, or words in place of the tool: the model does not want to. */
function opinionOf({ output, stopReason }: ConverseCommandOutput): SecondOpinion {
  if (stopReason === 'content_filtered' || stopReason === 'guardrail_intervened')
    return { kind: 'unavailable', because: 'refused' }
  const blocks = output?.message?.content
  const called = Array.isArray(blocks) ? blocks.find(({ toolUse }) => toolUse?.name === TOOL)?.toolUse : undefined
  if (!called) return { kind: 'unavailable', because: stopReason === 'end_turn' ? 'refused' : 'wrong-shape' }
  const read = answer.safeParse(called.input)
  if (!read.success) return { kind: 'unavailable', because: 'wrong-shape' }
  if (read.data.finding === 'nothing') return { kind: 'nothing' }
  const { finding, ...claimed } = read.data
  return { kind: finding, ...claimed } as SecondOpinion
}

function silenceOf(error: unknown): Silence {
  const fault = faultOf(error)
  if (fault.kind === 'refused' && isThrottle(fault.code)) return 'throttled'
  if (fault.kind === 'refused' && isPermission(fault.code)) return 'not-permitted'
  return 'no-answer'
}

function toolOf(signs: readonly string[]): ToolConfiguration {
  const string = { type: 'string', maxLength: LONGEST }
  return {
    toolChoice: { tool: { name: TOOL } },
    tools: [
      {
        toolSpec: {
          name: TOOL,
          description: 'Reports what was found in the patient’s message.',
          inputSchema: {
            json: {
              type: 'object',
              properties: {
                finding: { type: 'string', enum: [...FINDINGS] },
                tier: { type: 'string', enum: [...CLAIMABLE] },
                signs: { type: 'array', items: { type: 'string', enum: [...signs] }, maxItems: MOST_SIGNS },
                quote: { ...string, description: 'Words of the message, letter for letter.' },
                because: { ...string, description: 'One plain sentence: what the patient reports.' },
              },
              required: ['finding'],
            },
          },
        },
      },
    ],
  }
}
