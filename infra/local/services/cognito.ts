import { arn, REGION } from '../arn.ts'
import type { Grants } from '../security/grants.ts'
import type { JsonObject, Template } from '../template.ts'
import { demoUsers } from '../world/demo-users.ts'
import { refusedClients } from './cognito-rules.ts'
import type { Lambdas } from './lambda.ts'
import type { Claims } from './token-issuer.ts'

type Stamped = {
  response?: { claimsAndScopeOverrideDetails?: { accessTokenGeneration?: { claimsToAddOrOverride?: Claims } } }
}

type Bearer = { sub: string; name: string; clinic: string; staff: string; groups: string[] }

const MOST_TRIES = 3

/** The user pool's part in a token: the template's own function says whose it is, of people and of systems. */
export class UserPool {
  private readonly id: string
  private readonly functionId: string
  private readonly parts: { lambdas: Lambdas; grants: Grants }

  constructor(template: Template, parts: { lambdas: Lambdas; grants: Grants }) {
    const pool = template.resources.find(({ type }) => type === 'AWS::Cognito::UserPool')
    const trigger = (pool?.properties.LambdaConfig as JsonObject | undefined)?.PreTokenGenerationConfig
    if (!pool || !trigger) throw new Error('the template has no user pool with a function that stamps its tokens')
    const [refused] = refusedClients(template.resources, () => pool.id)
    if (refused) throw new Error(`${refused} (infra/local/services/cognito-rules.ts)`)
    this.id = pool.id
    this.functionId =
      String((trigger as JsonObject).LambdaArn)
        .split(':')
        .at(-1) ?? ''
    this.parts = parts
  }

  /** The claims of the token of somebody who is there from the start. */
  async claimsOf(clinic: string, role: string): Promise<Claims> {
    const person = demoUsers[clinic]?.[role]
    if (!person) return {}
    const { sub, name } = person
    return this.stamped({ sub, name, clinic, staff: sub, groups: [role] })
  }

  /** The claims of somebody's token; without `clinic` and `role` when the function knows nothing of them. */
  async stamped({ sub, name, clinic, staff, groups }: Bearer): Promise<Claims> {
    const source = arn('cognito-idp', `userpool/${REGION}_${this.id}`)
    if (!this.parts.grants.serviceMayInvoke('cognito-idp.amazonaws.com', this.functionId, source)) return {}
    const isSystem = groups.includes('system')
    const invoked = await this.invoke({
      version: '3',
      triggerSource: isSystem ? 'TokenGeneration_ClientCredentials' : 'TokenGeneration_HostedAuth',
      region: REGION,
      userPoolId: `${REGION}_${this.id}`,
      callerContext: { awsSdkVersion: 'local', clientId: isSystem ? sub : 'console' },
      request: isSystem
        ? { scopes: ['aftercare/clinic'] }
        : {
            userAttributes: { sub, name, 'custom:clinic': clinic, 'custom:staff': staff },
            groupConfiguration: { groupsToOverride: groups },
          },
      response: { claimsAndScopeOverrideDetails: null },
    })
    if (invoked.kind !== 'answered')
      throw new Error(`the token could not be stamped: ${invoked.kind === 'failed' ? invoked.error : 'throttled'}`)
    const { response } = invoked.payload as Stamped
    return {
      sub,
      ...response?.claimsAndScopeOverrideDetails?.accessTokenGeneration?.claimsToAddOrOverride,
    }
  }

  /** The service asks a trigger that failed again, three times in all. */
  private async invoke(event: object): Promise<Awaited<ReturnType<Lambdas['invoke']>>> {
    for (let tries = 1; ; tries++) {
      const invoked = await this.parts.lambdas.invoke(this.functionId, event)
      if (invoked.kind === 'answered' || tries === MOST_TRIES) return invoked
    }
  }
}
