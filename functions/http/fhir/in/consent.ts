import { channelOf, ownSystem } from '../codes.ts'
import { issue } from '../outcome.ts'
import type { Issue } from '../types.ts'
import type { ConsentSent } from './schemas.ts'

/** The parts of a request to log a treatment that a Consent says. */
export type ConsentParts = {
  sms: boolean
  email: boolean
  declined?: true
  statement?: string
  method: string
  capturedAt?: string
}

/** How a consent was given, where the clinic's system says no more than that it has one. */
const METHOD = 'fhir'

/**
 * A permit names its channels, and what it does not name is not agreed to. A code that is not understood is refused: a
 * consent is never read as more than it says.
 */
export function consentParts(
  base: string,
  sent: ConsentSent,
  at: string,
): { parts: ConsentParts } | { issues: Issue[] } {
  const codes = sent.provision?.code ?? []
  const channels = codes.map(({ coding = [] }) =>
    coding.map((each) => channelOf(base, each)).find((channel) => channel !== undefined),
  )
  const isDenied = sent.status === 'rejected' || sent.provision?.type === 'deny'
  const accepted = `a coding of ${ownSystem(base, 'channel')}: sms, email`
  const issues = channels.flatMap((channel, i) =>
    channel ? [] : [issue('code-invalid', `This is no channel: ${accepted}.`, `${at}.provision.code[${i}]`)],
  )
  if (isDenied && codes.length > 0)
    issues.push(issue('not-supported', 'A denial is of every channel: leave the codes out.', `${at}.provision.code`))
  if (!isDenied && sent.provision?.type !== 'permit')
    issues.push(issue('required', '"permit" or "deny" is needed.', `${at}.provision.type`))
  else if (!isDenied && codes.length === 0)
    issues.push(issue('required', `A permit names its channels, each by ${accepted}.`, `${at}.provision.code`))
  if (issues.length > 0) return { issues }
  const { data, title } = sent.sourceAttachment ?? {}
  const statement = data ? Buffer.from(data, 'base64').toString().toWellFormed() : title
  return {
    parts: {
      sms: !isDenied && channels.includes('sms'),
      email: !isDenied && channels.includes('email'),
      ...(isDenied ? { declined: true } : {}),
      ...(statement ? { statement } : {}),
      method: METHOD,
      ...(sent.dateTime ? { capturedAt: sent.dateTime } : {}),
    },
  }
}
