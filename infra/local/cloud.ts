/** The local cloud: every part of it, made from one template, started and stopped together. */
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { REGION } from './arn.ts'
import { FULL_DISK, isFullDisk } from './full-disk.ts'
import { Gateway, OPERATOR_KEY } from './gateway.ts'
import { listen, problem } from './http.ts'
import { toOneAddress } from './one-address.ts'
import { Grants } from './security/grants.ts'
import { Alarms } from './services/cloudwatch-alarms.ts'
import { Metrics } from './services/cloudwatch-metrics.ts'
import { UserPool } from './services/cognito.ts'
import { Oidc } from './services/cognito-sign-in.ts'
import { PoolUsers } from './services/cognito-users.ts'
import { Engine } from './services/dynamodb.ts'
import { Events } from './services/event-sources.ts'
import { HttpApi } from './services/http-api.ts'
import { Lambdas } from './services/lambda.ts'
import { Secrets } from './services/secrets-manager.ts'
import { Topics } from './services/sns.ts'
import { Queues } from './services/sqs.ts'
import { Issuer } from './services/token-issuer.ts'
import { Store } from './store.ts'
import { readTemplate } from './template.ts'
import { Carrier } from './world/carrier.ts'
import { Chaos } from './world/chaos.ts'
import { Clock } from './world/clock.ts'
import { Control } from './world/control.ts'
import { Model } from './world/model.ts'
import { servePage } from './world/page.ts'
import { sendSetUpMessages } from './world/set-up.ts'
import { Slack } from './world/slack.ts'
import { serveSlack } from './world/slack-server.ts'

export type CloudOptions = {
  /** Folder of the cloud assembly and the template in it. */
  assembly: string
  template: string
  port: number
  /** Where data is kept; absent: nothing is. */
  data?: string | undefined
  manualClock: boolean
  /** Processes of each function; more than one makes races real. */
  processes?: number
  /** How many functions the account may run at once; 1,000 unless given. */
  concurrency?: number | undefined
  /** Each function has the share of a processor that Lambda gives its memory. */
  isSlow?: boolean | undefined
  /** Much goes wrong, as this seed says (`chaos.ts`). */
  chaos?: number | undefined
}

/** `gateway`: where AWS is, for anyone who has the operator's key. */
export type Cloud = {
  url: string
  gateway: string
  lambdas: Lambdas
  issuer: Issuer
  queues: string[]
  /** Closes every connection to AWS that nobody uses, of functions that are frozen too. */
  hangUp(): void
  stop(): void
}

const SECOND = 1000

/** Where an operator's commands reach this cloud's AWS, with the key of the gateway. */
const AWS_PATH = '/_local/aws'

export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const template = readTemplate(options.assembly, options.template)
  const store = new Store(options.data)
  const clock = new Clock(store, options.manualClock)
  const grants = new Grants(template)
  const chaos = options.chaos === undefined ? undefined : new Chaos(store, options.chaos)
  const metrics = new Metrics(() => clock.now())
  const queues = new Queues(template, store, clock, { chaos, metrics })
  const topics = new Topics(template, { queues, clock, grants, metrics })
  const alarms = new Alarms(template, { clock, metrics, queues, grants })
  const carrier = new Carrier(template, { store, clock, queues, topics, grants })
  const engine = await Engine.start(options.data)
  await engine.createTables(template)
  const log = options.data ? createWriteStream(join(options.data, 'functions.log'), { flags: 'a' }) : undefined
  const secrets = new Secrets(template, store)
  const { processes = 1, concurrency, isSlow } = options
  const lambdas = new Lambdas(template, clock, { processes, concurrency, isSlow, secrets, metrics, log, chaos })
  lambdas.started = (functionId) => grants.mayLog(functionId)
  const events = new Events(template, { clock, queues, lambdas, grants, chaos })
  const changed = () => setImmediate(() => events.pump())
  const model = new Model(store)
  const slack = new Slack(() => clock.now())
  const poolUsers = new PoolUsers(template, { store, carrier })
  const gateway = new Gateway({ engine, grants, queues, carrier, poolUsers, model, chaos, changed })
  await gateway.start()
  await lambdas.start(gateway.url)
  const issuer = await Issuer.open(store, template)
  const api = new HttpApi(template, { issuer, lambdas, clock, grants, metrics })
  const userPool = new UserPool(template, { lambdas, grants })
  const { outputs } = template
  const control = new Control({
    alarms,
    carrier,
    chaos,
    clock,
    events,
    grants,
    issuer,
    lambdas,
    model,
    outputs,
    store,
    userPool,
  })
  if (!store.setting('seeded')) {
    await seed(gateway.url, String(template.outputs.TableName))
    sendSetUpMessages(template, topics)
    store.set('seeded', 'yes')
  }
  const signIn = Promise.withResolvers<Oidc>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname.startsWith(AWS_PATH))
      return void gateway.handle(request, response).then(() => events.forgetHints())
    const serve = async () =>
      toOneAddress(lambdas.address, request, response, url) ||
      (await (await signIn.promise).serve(request, response, url)) ||
      (await serveSlack(slack, lambdas.address, request, response, url)) ||
      (await control.serve(request, response, url)) ||
      (await api.serve(request, response, url)) ||
      (await servePage(response, url))
    serve()
      .then((served) => served || problem(response, 404, 'There is nothing at this path.'))
      .catch((error: Error) => {
        const isFull = isFullDisk(error)
        console.error(isFull ? FULL_DISK : `local: ${error.stack}`)
        if (!response.headersSent) problem(response, isFull ? 503 : 500, isFull ? FULL_DISK : error.message)
      })
  })
  // A client may take up a connection again as late as this; a shorter life would cut calls that are on their way.
  server.keepAliveTimeout = 60_000
  const port = await listen(server, options.port)
  lambdas.address = `http://localhost:${port}`
  gateway.address = lambdas.address
  signIn.resolve(await Oidc.open(template, lambdas.address, { userPool, poolUsers }))
  const timer = setInterval(() => {
    void (clock.manual || control.moving ? events.pump() : runDue(events, clock))
    alarms.evaluate()
  }, SECOND)
  events.pump()
  return {
    url: lambdas.address,
    gateway: gateway.url,
    lambdas,
    queues: queues.names,
    issuer,
    hangUp: () => gateway.hangUp(),
    stop: () => stop({ timer, server, events, lambdas, gateway, engine, store }),
  }
}

async function runDue(events: Events, clock: Clock): Promise<void> {
  const next = events.nextScheduleAt()
  if (next !== undefined && next <= clock.now()) await events.runSchedules()
  else events.pump()
}

type Parts = {
  timer: NodeJS.Timeout
  server: Server
  events: Events
  lambdas: Lambdas
  gateway: Gateway
  engine: Engine
  store: Store
}

function stop({ timer, server, events, lambdas, gateway, engine, store }: Parts): void {
  clearInterval(timer)
  events.stop()
  server.closeAllConnections()
  server.close()
  lambdas.stop()
  gateway.stop()
  engine.stop()
  store.close()
}

const SEEDS = ['demo', 'other']

/** Sets up the clinics of `seed/` by the same command that an engineer uses. */
async function seed(gateway: string, table: string): Promise<void> {
  for (const name of SEEDS) {
    const file = fileURLToPath(new URL(`./world/seed/${name}.json`, import.meta.url))
    const child = spawn(process.execPath, [fileURLToPath(new URL('../clinic.ts', import.meta.url)), 'add', file], {
      env: {
        PATH: process.env.PATH,
        AFTERCARE_TABLE: table,
        AWS_ENDPOINT_URL: gateway,
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: OPERATOR_KEY,
        AWS_SECRET_ACCESS_KEY: 'local',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const code = await new Promise((done) => child.on('exit', done))
    if (code !== 0) throw new Error(`the clinic of ${file} could not be set up`)
  }
}
