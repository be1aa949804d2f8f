import { arn } from '../arn.ts'
import { answerJson } from '../http.ts'
import { denyJson } from '../security/aws-errors.ts'
import type { JsonObject } from '../template.ts'
import type { Carrier } from '../world/carrier.ts'
import { type Call, refusedOf } from './call.ts'

/**
 * End User Messaging's calls, checked on each resource that they name:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsendusermessagingsmsandvoicev2.html
 */
export function callSmsVoice(call: Call, carrier: Carrier) {
  const { operation, body, response } = call
  const input = JSON.parse(body.toString()) as JsonObject
  const action = `sms-voice:${operation}`
  const set = input.ConfigurationSetName
  const needed = [
    arn('sms-voice', `phone-number/${String(input.OriginationIdentity)}`),
    ...(set ? [arn('sms-voice', `configuration-set/${String(set)}`)] : []),
  ]
  if (operation !== 'SendVoiceMessage' && operation !== 'SendTextMessage')
    throw new Error(
      `End User Messaging ${operation} is not modelled by the local runner (infra/local/services/sms-voice-calls.ts).`,
    )
  const refused = refusedOf(call, action, needed)
  if (refused) return denyJson(response, action, refused)
  const [to, from, text] = [input.DestinationPhoneNumber, input.OriginationIdentity, input.MessageBody].map(String) as [
    string,
    string,
    string,
  ]
  const handed =
    operation === 'SendVoiceMessage' ? carrier.call(to, from, text) : carrier.text(to, from, text, String(set ?? ''))
  switch (handed.kind) {
    case 'accepted':
      return answerJson(response, 200, { MessageId: handed.messageId })
    case 'throttled':
      return answerJson(response, 400, { __type: 'ThrottlingException', Message: 'Rate exceeded' })
    case 'refused':
      return answerJson(response, 400, { __type: 'ValidationException', Message: 'the message is too long' })
    case 'fault':
      return answerJson(response, 500, { __type: 'InternalServerException', Message: 'internal' })
    case 'cut':
      response.destroy()
  }
}
