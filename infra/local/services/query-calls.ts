/** Calls of SNS and SES: the query protocol, answered in XML. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { arn } from '../arn.ts'
import { denyXml, errorXml } from '../security/aws-errors.ts'
import type { Carrier, Handed } from '../world/carrier.ts'
import { type Call, refusedOf } from './call.ts'

export function callSns({ body, response, may }: Call, carrier: Carrier) {
  const input = new URLSearchParams(body.toString())
  const phone = input.get('PhoneNumber')
  if (input.get('Action') !== 'Publish' || !phone)
    throw new Error(
      `SNS ${input.get('Action')} is not modelled by the local runner, but Publish to a phone (infra/local/services/query-calls.ts).`,
    )
  if (!may('sns:Publish', phone)) return denyXml(response, 'sns:Publish', phone)
  const [name] = [...input].find(([, value]) => value === 'AWS.MM.SMS.OriginationNumber') ?? []
  const from = input.get(`${name?.replace(/Name$/, 'Value.StringValue')}`) ?? ''
  answer(response, 'Publish', carrier.text(phone, from, input.get('Message') ?? ''))
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonses.html: identity and set, both. */
export async function callSes(call: Call, carrier: Carrier): Promise<void> {
  const { body, response } = call
  const input = new URLSearchParams(body.toString())
  if (input.get('Action') !== 'SendRawEmail')
    throw new Error(
      `SES ${input.get('Action')} is not modelled by the local runner (infra/local/services/query-calls.ts).`,
    )
  const raw = Buffer.from(input.get('RawMessage.Data') ?? '', 'base64').toString()
  const header = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(raw)?.[1] ?? ''
  const address = (text: string) => /<([^>]+)>/.exec(text)?.[1] ?? text.trim()
  const from = address(input.get('Source') ?? header('From'))
  const to = address(input.get('Destinations.member.1') ?? header('To'))
  const set = input.get('ConfigurationSetName') ?? undefined
  const needed = [arn('ses', `identity/${from}`), ...(set ? [arn('ses', `configuration-set/${set}`)] : [])]
  const refused = refusedOf(call, 'ses:SendRawEmail', needed)
  if (refused) return denyXml(response, 'ses:SendRawEmail', refused)
  answer(response, 'SendRawEmail', await carrier.mail(to, from, raw, set))
}

function answer(response: ServerResponse, operation: string, handed: Handed) {
  switch (handed.kind) {
    case 'accepted':
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(
          `<${operation}Response><${operation}Result><MessageId>${handed.messageId}</MessageId></${operation}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${operation}Response>`,
        )
      break
    case 'throttled':
      errorXml(response, 400, 'Throttling')
      break
    case 'refused':
      errorXml(response, 400, 'InvalidParameter')
      break
    case 'fault':
      errorXml(response, 500, 'InternalError')
      break
    case 'cut':
      response.destroy()
  }
}
