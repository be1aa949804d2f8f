import { CfnOutput, type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { HttpApi as Api, type CfnRoute, type CfnStage, DomainName, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { CLINIC_SCOPE, type SignIn } from './sign-in.ts'
import type { Stage } from './stage.ts'

/** Requests a second and at once, for all clinics of the stage together. */
export const THROTTLE = { throttlingRateLimit: 100, throttlingBurstLimit: 200 }

const CALENDARS = '/calendars/{file}'
const LOGOS = '/logos/{clinic}/{file}'
/** Programs that subscribe ask once an hour or so, and mail programs keep a logo: no number of them takes the place of a page's link. */
const ASIDE_THROTTLE = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 }

const ASIDE = [CALENDARS, LOGOS].flatMap((path) => [`GET ${path}`, `HEAD ${path}`])

/** The access log: which call, which answer. No address, no query string, no name. */
const ACCESS = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
}

type Handlers = Record<'handler' | 'fhir' | 'links' | 'console' | 'intake' | 'docs', IFunction> & { signIn: SignIn }

/**
 * The APIs of clinic systems, links, and the console. Calls under /v1 and /fhir need a token with the clinic scope, but for
 * the hook of booking systems, which sign what they send, and the capabilities of /fhir; calls under /systems need a key.
 * Slack signs its presses too.
 */
export class HttpApi extends Construct {
  readonly url: string
  private readonly api: Api
  private readonly defaultStage: CfnStage

  constructor(scope: Construct, id: string, { stage, key }: { stage: Stage; key: Key }) {
    super(scope, id)
    const domain = stage.domain && this.ownDomain(stage.domain)
    this.api = new Api(this, 'Api', {
      createDefaultStage: true,
      ...(domain ? { defaultDomainMapping: { domainName: domain }, disableExecuteApiEndpoint: true } : {}),
    })
    this.url = stage.domain ? `https://${stage.domain.name}` : this.api.apiEndpoint
    const log = new LogGroup(this, 'AccessLog', {
      retention: stage.logRetention,
      encryptionKey: key,
      removalPolicy: stage.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    this.defaultStage = this.api.defaultStage?.node.defaultChild as CfnStage
    this.defaultStage.defaultRouteSettings = THROTTLE
    this.defaultStage.routeSettings = {
      ...Object.fromEntries(ASIDE.map((route) => [route, ASIDE_THROTTLE])),
    }
    this.defaultStage.accessLogSettings = { destinationArn: log.logGroupArn, format: JSON.stringify(ACCESS) }
  }

  /** A short address of one's own: links in texts are shorter, and carriers know whose they are. */
  private ownDomain({ name, certificateArn }: NonNullable<Stage['domain']>): DomainName {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn)
    const domain = new DomainName(this, 'Domain', { domainName: name, certificate })
    new CfnOutput(Stack.of(this), 'DomainTarget', { value: domain.regionalDomainName })
    return domain
  }

  /** Answers 5xx of all routes: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html */
  serverErrors(period: Duration): IMetric {
    return this.api.metricServerError({ period, statistic: 'sum' })
  }

  /** What each function answers. Functions know the API's address, so routes come after them. */
  route({ signIn, handler, fhir, links, console, intake, docs }: Handlers): void {
    const { api } = this
    const integration = new HttpLambdaIntegration('Api', handler)
    const authorizer = new HttpJwtAuthorizer('Token', signIn.pool.userPoolProviderUrl, {
      jwtAudience: signIn.audience,
    })
    api.addRoutes({
      path: '/v1/{proxy+}',
      methods: [HttpMethod.ANY],
      integration,
      authorizer,
      authorizationScopes: [CLINIC_SCOPE],
    })
    api.addRoutes({
      path: '/v1/intake/{source}',
      methods: [HttpMethod.POST, HttpMethod.HEAD],
      integration: new HttpLambdaIntegration('Intake', intake),
    })
    const resources = new HttpLambdaIntegration('Fhir', fhir)
    for (const path of ['/fhir/R4', '/fhir/R4/{proxy+}'])
      api.addRoutes({
        path,
        methods: [HttpMethod.ANY],
        integration: resources,
        authorizer,
        authorizationScopes: [CLINIC_SCOPE],
      })
    // The same calls for systems with a key, which the functions check themselves (docs/decisions/0016).
    api.addRoutes({ path: '/systems/v1/{proxy+}', methods: [HttpMethod.ANY], integration })
    for (const path of ['/systems/fhir/R4', '/systems/fhir/R4/{proxy+}'])
      api.addRoutes({ path, methods: [HttpMethod.ANY], integration: resources })
    // A client reads what there is before it has a token (https://hl7.org/fhir/R4/http.html#capabilities).
    const reading = [HttpMethod.GET, HttpMethod.HEAD]
    api.addRoutes({ path: '/fhir/R4/metadata', methods: reading, integration: resources })
    // What the API does is no secret, and says nothing of a clinic.
    const described = new HttpLambdaIntegration('Docs', docs)
    for (const path of ['/openapi.json', '/docs', '/docs/{proxy+}'])
      api.addRoutes({ path, methods: reading, integration: described })
    const methods = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST]
    const opened = new HttpLambdaIntegration('Links', links)
    api.addRoutes({ path: '/l/{token}', methods, integration: opened })
    for (const path of [CALENDARS, LOGOS])
      for (const route of api.addRoutes({ path, methods: reading, integration: opened }))
        this.defaultStage.addResourceDependency(route.node.defaultChild as CfnRoute)
    api.addRoutes({ path: '/chat/slack/{clinic}', methods: [HttpMethod.POST], integration: opened })
    // Staff sign in at the console itself: its pages answer people with a session, and nobody else.
    const pages = new HttpLambdaIntegration('Console', console)
    api.addRoutes({ path: '/console', methods, integration: pages })
    api.addRoutes({ path: '/console/{proxy+}', methods, integration: pages })
  }
}
