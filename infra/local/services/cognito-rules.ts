/** What Cognito refuses when a client of a user pool is made, and no schema says. */
import type { JsonObject, Resource } from '../template.ts'

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html: the pool writes these. */
const WRITTEN_BY_NO_CLIENT = ['sub', 'email_verified', 'phone_number_verified']

/** One refusal for each client that the pools of these resources would not take, in Cognito's words. */
export function refusedClients(resources: readonly Resource[], poolOf: (client: Resource) => string): string[] {
  const of = (type: string) => resources.filter((each) => each.type === type)
  const requiredBy = new Map(
    of('AWS::Cognito::UserPool').map(({ id, properties }) => [
      id,
      ((properties.Schema ?? []) as JsonObject[])
        .filter(({ Required }) => Required === true)
        .map(({ Name }) => String(Name)),
    ]),
  )
  return of('AWS::Cognito::UserPoolClient').flatMap((client) => {
    const written = client.properties.WriteAttributes as string[] | undefined
    if (written === undefined) return []
    const missing = (requiredBy.get(poolOf(client)) ?? []).filter((name) => !written.includes(name))
    const never = written.filter((name) => WRITTEN_BY_NO_CLIENT.includes(name))
    if (missing.length + never.length === 0) return []
    return [`${client.id}: Invalid write attributes specified while creating a client (${[...missing, ...never]})`]
  })
}
