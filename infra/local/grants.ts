import { applies, isAllowed, type Statement, statementsOf, wildcard } from './iam.ts'
import type { JsonObject, Resource, Template } from './template.ts'

type Denial = { function: string; action: string; resource: string }

/** Managed policies that functions may have, with what they allow. */
const MANAGED: Record<string, Statement[]> = {
  AWSLambdaBasicExecutionRole: statementsOf({
    Statement: [
      { Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' },
    ],
  }),
}

/** What each function may do by its role; what it was refused; and what it has never needed. */
export class Grants {
  private readonly byFunction = new Map<string, Statement[]>()
  private readonly denials: Denial[] = []
  private readonly used = new Set<string>()
  private readonly resourcePolicies: { arn: string; statements: Statement[] }[] = []
  private readonly invokers: { function: string; principal: string; source: string }[] = []

  constructor({ resources }: Template) {
    const of = (type: string) => resources.filter((resource) => resource.type === type)
    const roles = new Map(of('AWS::IAM::Role').map((role) => [role.id, roleStatements(role)]))
    for (const { properties } of of('AWS::IAM::Policy'))
      for (const role of properties.Roles as string[]) roles.get(role)?.push(...statementsOf(properties.PolicyDocument))
    for (const { id, properties } of of('AWS::Lambda::Function'))
      this.byFunction.set(id, roles.get(String(properties.Role).split('/').at(-1) ?? '') ?? [])
    for (const { properties } of of('AWS::SQS::QueuePolicy'))
      for (const url of properties.Queues as string[])
        this.resourcePolicies.push({
          arn: `sqs:${url.split('/').at(-1)}`,
          statements: statementsOf(properties.PolicyDocument),
        })
    for (const { properties } of of('AWS::SNS::TopicPolicy'))
      for (const topic of properties.Topics as string[])
        this.resourcePolicies.push({ arn: topic, statements: statementsOf(properties.PolicyDocument) })
    for (const { properties } of of('AWS::Lambda::Permission'))
      this.invokers.push({
        function: nameIn(properties.FunctionName),
        principal: String(properties.Principal),
        source: String(properties.SourceArn ?? '*'),
      })
  }

  /** Whether the function may make the call; a refusal is kept. */
  allows(functionId: string, action: string, resource: string): boolean {
    const statements = this.byFunction.get(functionId) ?? []
    const call = { action, resource }
    if (!isAllowed(statements, call)) {
      this.denials.push({ function: functionId, action, resource })
      return false
    }
    for (const [i, statement] of statements.entries())
      if (statement.effect === 'Allow' && applies(statement, call))
        for (const pattern of statement.resources.length > 0 ? statement.resources : ['(not resources)'])
          if (pattern === '(not resources)' || wildcard(pattern, resource))
            this.used.add(`${functionId} ${i} ${action.toLowerCase()} ${pattern}`)
    return true
  }

  /** Whether a service may do something to a queue or a topic by that one's own policy. */
  serviceMay(principal: string, action: string, arn: string, context: Record<string, string>): boolean {
    const key = arn.includes(':sqs:') ? `sqs:${arn.split(':').at(-1)}` : arn
    const statements = this.resourcePolicies
      .filter((policy) => policy.arn === key)
      .flatMap((policy) => policy.statements)
    const call = { action, resource: arn, principal, context: { 'aws:SecureTransport': 'true', ...context } }
    const allowed = isAllowed(statements, call)
    if (!allowed) this.denials.push({ function: principal, action, resource: arn })
    return allowed
  }

  /** Whether a service may invoke a function by the function's own permissions. */
  serviceMayInvoke(principal: string, functionId: string, source: string): boolean {
    const allowed = this.invokers.some(
      (each) => each.function === functionId && each.principal === principal && wildcard(each.source, source),
    )
    if (!allowed) this.denials.push({ function: principal, action: 'lambda:InvokeFunction', resource: functionId })
    return allowed
  }

  report(): { denied: Denial[]; unused: Denial[] } {
    const unused = [...this.byFunction].flatMap(([functionId, statements]) =>
      statements.flatMap((statement, i) =>
        statement.effect === 'Deny' || statement.actions.some((action) => action.startsWith('logs:'))
          ? []
          : statement.actions.flatMap((action) =>
              (statement.resources.length > 0 ? statement.resources : ['(not resources)'])
                .filter((resource) => !this.used.has(`${functionId} ${i} ${action.toLowerCase()} ${resource}`))
                .map((resource) => ({ function: functionId, action, resource })),
            ),
      ),
    )
    return { denied: this.denials, unused }
  }
}

const nameIn = (arn: unknown): string => String(arn).split(':').at(-1) ?? ''

function roleStatements({ id, properties }: Resource): Statement[] {
  const managed = ((properties.ManagedPolicyArns ?? []) as string[]).flatMap((arn) => {
    const name = arn.split('/').at(-1) ?? ''
    const known = MANAGED[name]
    if (!known)
      throw new Error(
        `${id} has the managed policy ${name}, which the local runner does not know (infra/local/grants.ts).`,
      )
    return known
  })
  const inline = ((properties.Policies ?? []) as JsonObject[]).flatMap(({ PolicyDocument }) =>
    statementsOf(PolicyDocument),
  )
  return [...managed, ...inline]
}
