import { arn, REGION } from '../arn.ts'
import { functionIn, type JsonObject, type Resource, type Template } from '../template.ts'
import { applies, type Call, isAllowed, type Statement, statementsOf, wildcard } from './iam.ts'
import { type Implied, Keys } from './kms.ts'

type Denial = { function: string; action: string; resource: string }

/** What each function and each service's role may do; what it was refused; and what it has never needed. */
export class Grants {
  /** By the id of the function, or of a role that a service takes on. */
  private readonly byHolder = new Map<string, Statement[]>()
  private readonly logGroups = new Map<string, string>()
  private readonly denials: Denial[] = []
  private readonly used = new Set<string>()
  private readonly resourcePolicies: { arn: string; statements: Statement[] }[] = []
  private readonly invokers: { function: string; principal: string; source: string }[] = []
  private readonly keys: Keys

  constructor(template: Template) {
    const of = (type: string) => template.resources.filter((resource) => resource.type === type)
    this.keys = new Keys(template)
    const roles = new Map(of('AWS::IAM::Role').map((role) => [role.id, roleStatements(role)]))
    for (const { properties } of of('AWS::IAM::Policy'))
      for (const role of properties.Roles as string[]) roles.get(role)?.push(...statementsOf(properties.PolicyDocument))
    for (const { id, properties } of of('AWS::Lambda::Function')) {
      const role = nameIn(properties.Role).split('/').at(-1) ?? ''
      this.byHolder.set(id, roles.get(role) ?? [])
      roles.delete(role)
      this.logGroups.set(
        id,
        String((properties.LoggingConfig as JsonObject | undefined)?.LogGroup ?? `/aws/lambda/${id}`),
      )
    }
    for (const [id, statements] of roles) this.byHolder.set(id, statements)
    const policies = [
      ['AWS::SQS::QueuePolicy', 'Queues', (url: string) => `sqs:${url.split('/').at(-1)}`],
      ['AWS::SNS::TopicPolicy', 'Topics', (topic: string) => topic],
    ] as const
    for (const [type, targets, name] of policies)
      for (const { properties } of of(type))
        for (const target of properties[targets] as string[])
          this.resourcePolicies.push({ arn: name(target), statements: statementsOf(properties.PolicyDocument) })
    for (const { id, properties } of of('AWS::KMS::Key')) {
      this.resourcePolicies.push({ arn: arn('kms', `key/${id}`), statements: statementsOf(properties.KeyPolicy) })
    }
    for (const { properties } of of('AWS::Lambda::Permission'))
      this.invokers.push({
        function: functionIn(properties.FunctionName),
        principal: String(properties.Principal),
        source: String(properties.SourceArn ?? '*'),
      })
  }

  /** Whether the function (or the role that a service takes on) may make the call, keys included; a refusal is kept. */
  allows(holder: string, action: string, resource: string, context: Record<string, string> = {}): boolean {
    if (!this.permits(holder, { action, resource, context })) return this.deny(holder, action, resource)
    const refused = this.keys.impliedBy(action, resource).find((implied) => !this.mayUseKey(holder, implied))
    return refused ? this.deny(holder, refused.action, refused.resource) : true
  }

  /** By its own statements; the key's policy leaves the rest to them, or speaks of a service that asks in its name. */
  private mayUseKey(holder: string, { action, resource, context }: Implied): boolean {
    return (
      this.permits(holder, { action, resource }) || this.policyAllows(resource, { action, principal: holder, context })
    )
  }

  private permits(holder: string, call: Call): boolean {
    const statements = this.byHolder.get(holder) ?? []
    if (!isAllowed(statements, call)) return false
    for (const [i, statement] of statements.entries())
      if (statement.effect === 'Allow' && applies(statement, call))
        for (const pattern of statement.resources.length > 0 ? statement.resources : ['(not resources)'])
          if (pattern === '(not resources)' || wildcard(pattern, call.resource))
            this.used.add(`${holder} ${i} ${call.action.toLowerCase()} ${pattern}`)
    return true
  }

  private policyAllows(resource: string, call: Omit<Call, 'resource'>): boolean {
    const key = resource.includes(':sqs:') ? `sqs:${resource.split(':').at(-1)}` : resource
    const statements = this.resourcePolicies.filter((policy) => policy.arn === key).flatMap((each) => each.statements)
    return isAllowed(statements, { ...call, resource })
  }

  private deny(holder: string, action: string, resource: string): false {
    this.denials.push({ function: holder, action, resource })
    return false
  }

  /** Whether a function that starts may write its log. */
  mayLog(functionId: string): boolean {
    return this.mayWrite(functionId, arn('logs', `log-group:${this.logGroups.get(functionId)}`))
  }

  /** Whether SNS may write what became of a text, under the role that the account's settings name. */
  mayLogReceipt(roleArn: string | undefined, group: string): boolean {
    return this.mayWrite(nameIn(roleArn).split('/').at(-1) ?? '', group)
  }

  /** The log service itself encrypts, naming the log; its writers need nothing of the key. */
  private mayWrite(holder: string, group: string): boolean {
    const resource = `${group}:log-stream:local`
    for (const action of ['logs:CreateLogStream', 'logs:PutLogEvents'])
      if (!this.permits(holder, { action, resource })) return this.deny(holder, action, resource)
    const principal = `logs.${REGION}.amazonaws.com`
    const context = { 'kms:EncryptionContext:aws:logs:arn': group }
    const refused = this.keys
      .impliedBy('logs:PutLogEvents', resource)
      .find(({ action, resource: key }) => !this.policyAllows(key, { action, principal, context }))
    return refused ? this.deny(principal, refused.action, refused.resource) : true
  }

  /** Whether a service may do something to a queue or a topic by that one's own policy, and by its key's. */
  serviceMay(principal: string, action: string, resource: string, context: Record<string, string>): boolean {
    const call = { principal, context: { 'aws:SecureTransport': 'true', ...context } }
    if (!this.policyAllows(resource, { ...call, action })) return this.deny(principal, action, resource)
    const refused = this.keys
      .impliedBy(action, resource)
      .find((implied) => !this.policyAllows(implied.resource, { ...call, action: implied.action }))
    return refused ? this.deny(principal, refused.action, refused.resource) : true
  }

  /** Whether a service may invoke a function by the function's own permissions. */
  serviceMayInvoke(principal: string, functionId: string, source: string): boolean {
    const allowed = this.invokers.some(
      (each) => each.function === functionId && each.principal === principal && wildcard(each.source, source),
    )
    return allowed || this.deny(principal, 'lambda:InvokeFunction', functionId)
  }

  report(): { denied: Denial[]; unused: Denial[] } {
    const unused = [...this.byHolder].flatMap(([holder, statements]) =>
      statements.flatMap((statement, i) =>
        statement.effect === 'Deny'
          ? []
          : statement.actions.flatMap((action) =>
              (statement.resources.length > 0 ? statement.resources : ['(not resources)'])
                .filter((resource) => !this.used.has(`${holder} ${i} ${action.toLowerCase()} ${resource}`))
                .map((resource) => ({ function: holder, action, resource })),
            ),
      ),
    )
    return { denied: this.denials, unused }
  }
}

const nameIn = (arn: unknown): string => String(arn).split(':').at(-1) ?? ''

/** Roles of services that do nothing on this machine, so that what AWS lets them is of no matter here. */
const INERT_SERVICES = ['backup.amazonaws.com', 'codedeploy.amazonaws.com']

function roleStatements({ id, properties }: Resource): Statement[] {
  const assumedBy = statementsOf(properties.AssumeRolePolicyDocument).flatMap(({ principals }) => principals)
  if (assumedBy.length > 0 && assumedBy.every((each) => INERT_SERVICES.includes(each))) return []
  const [managed] = (properties.ManagedPolicyArns ?? []) as string[]
  if (managed)
    throw new Error(
      `${id} has the managed policy ${managed}, which the local runner does not know (infra/local/security/grants.ts).`,
    )
  return ((properties.Policies ?? []) as JsonObject[]).flatMap(({ PolicyDocument }) => statementsOf(PolicyDocument))
}
