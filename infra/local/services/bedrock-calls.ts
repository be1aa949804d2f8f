import type { ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { ACCOUNT, REGION } from '../arn.ts'
import { answerJson } from '../http.ts'
import type { JsonObject } from '../template.ts'
import type { Model } from '../world/model.ts'
import type { Call } from './call.ts'

/** Longer than the client waits, by the wall: nothing else makes it give up. */
const SLOW_MILLISECONDS = 12_000

const PATH = /^\/model\/([^/]+)\/converse$/
/** The operation of a path of Bedrock, which has no target header. */
export const converseIn = (url = ''): string =>
  PATH.test(new URL(url, 'http://localhost').pathname) ? 'Converse' : url

/**
 * Converse, checked as AWS does: on the inference profile and then, through it, on the model in the region it is asked in.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
 */
export async function callBedrock(call: Call, model: Model): Promise<void> {
  const { operation, request, body, response, may } = call
  const id = decodeURIComponent(PATH.exec(new URL(request.url ?? '', 'http://localhost').pathname)?.[1] ?? '')
  if (operation !== 'Converse')
    throw new Error(`Bedrock ${operation} is not modelled by the local runner (infra/local/services/bedrock-calls.ts).`)
  const profile = /^[a-z-]+\.(?=[^.]+\.)/.test(id)
    ? `arn:aws:bedrock:${REGION}:${ACCOUNT}:inference-profile/${id}`
    : undefined
  const foundation = `arn:aws:bedrock:${REGION}::foundation-model/${profile ? id.replace(/^[a-z-]+\./, '') : id}`
  const action = 'bedrock:InvokeModel'
  const through: Record<string, string> = profile ? { 'bedrock:InferenceProfileArn': profile } : {}
  const refused = [
    ...(profile && !may(action, profile) ? [profile] : []),
    ...(may(action, foundation, through) ? [] : [foundation]),
  ][0]
  if (refused) return error(response, 403, 'AccessDeniedException', `not authorized to perform ${action} on ${refused}`)
  const { messages, toolConfig } = JSON.parse(body.toString()) as Conversation
  const tool = toolConfig?.toolChoice?.tool?.name
  const prompt =
    messages
      .at(-1)
      ?.content.map(({ text = '' }) => text)
      .join('\n') ?? ''
  switch (model.behaviour) {
    case 'throttle':
      return error(response, 429, 'ThrottlingException', 'Too many requests')
    case 'fault':
      return error(response, 500, 'InternalServerException', 'internal')
    case 'cut':
      return void response.destroy()
    case 'refuse':
      return answer(response, 'end_turn', { text: 'I cannot help with that.' })
    case 'slow':
      await setTimeout(SLOW_MILLISECONDS, undefined, { ref: false })
  }
  answer(response, 'tool_use', { toolUse: { toolUseId: 'tool-1', name: tool ?? '', input: model.says(prompt) } })
}

type Conversation = {
  messages: { content: { text?: string }[] }[]
  toolConfig?: { toolChoice?: { tool?: { name: string } } }
}

const answer = (response: ServerResponse, stopReason: string, block: JsonObject): void =>
  answerJson(response, 200, {
    output: { message: { role: 'assistant', content: [block] } },
    stopReason,
    usage: { inputTokens: 2400, outputTokens: 80, totalTokens: 2480 },
    metrics: { latencyMs: 1 },
  })

function error(response: ServerResponse, status: number, type: string, message: string): void {
  response.setHeader('x-amzn-errortype', type)
  answerJson(response, status, { message })
}
