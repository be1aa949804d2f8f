import middy from '@middy/core'
import type { PreTokenGenerationV3TriggerEvent } from 'aws-lambda'
import type { Bearer, Stamped } from '../use-cases/access/stamp-token.ts'
import type { Deps } from '../use-cases/ports.ts'

type Event = PreTokenGenerationV3TriggerEvent

/** Before the user pool signs a token: adds claims to it. An error refuses the token, and the sign-in with it. */
export function onToken(deps: () => Deps, stamp: (deps: Deps, bearer: Bearer) => Promise<Stamped>) {
  return middy<Event, Event>().handler(async (event) => {
    const stamped = await stamp(deps(), bearerOf(event))
    if (stamped.kind === 'of-no-clinic') return event
    const token = { claimsToAddOrOverride: { ...stamped.stamp } }
    const ofPerson = isSystem(event) ? {} : { idTokenGeneration: token }
    event.response = { claimsAndScopeOverrideDetails: { ...ofPerson, accessTokenGeneration: token } }
    return event
  })
}

const isSystem = ({ triggerSource }: Event) => triggerSource === 'TokenGeneration_ClientCredentials'

function bearerOf(event: Event): Bearer {
  if (isSystem(event)) return { kind: 'system', clientId: event.callerContext.clientId }
  const { userAttributes, groupConfiguration } = event.request
  const { name, 'custom:clinic': clinic, 'custom:staff': staff } = userAttributes
  return {
    kind: 'person',
    groups: groupConfiguration?.groupsToOverride ?? [],
    ...(clinic ? { clinic } : {}),
    ...(staff ? { staff } : {}),
    ...(name ? { name } : {}),
  }
}
