import { randomUUID } from 'node:crypto'
import type { WriteStream } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createInterface } from 'node:readline'
import { bodyOf, listen } from '../http.ts'
import type { Resource, Template } from '../template.ts'
import type { Chaos } from '../world/chaos.ts'
import type { Clock } from '../world/clock.ts'
import type { Metrics } from './cloudwatch-metrics.ts'
import { Observed } from './lambda-observed.ts'
import { startProcess, variablesOf } from './lambda-process.ts'
import { type Invoked, type Job, Worker } from './lambda-worker.ts'
import type { Secrets } from './secrets-manager.ts'
import { shareOf, slowed } from './slow-processor.ts'

type Lambda = {
  resource: Resource
  variables: Record<string, string>
  timeoutMilliseconds: number
  memoryMegabytes: number
  workers: Worker[]
  jobs: Job[]
}
type Process = { function: string; pid: number }
/** `memoryMegabytes`: what Lambda would give it. `heldBytes`: on and off its heap, without garbage. */
export type Collected = Process & { memoryMegabytes: number; heldBytes: number }
/** Milliseconds, by the wall, that a cold start may take besides the function's own time-out: a process's first job alone. */
const INIT_MILLISECONDS = 10_000
/** What docs/deploy.md has an account ask for. */
const USUAL_CONCURRENCY = 1000

type Parts = {
  processes: number
  /** How many functions the account may run at once. */
  concurrency?: number | undefined
  /** Whether each process has the share of a processor that Lambda would give it. */
  isSlow?: boolean | undefined
  secrets: Secrets
  metrics: Metrics
  log?: WriteStream | undefined
  chaos?: Chaos | undefined
}

/** Each function as child processes with nothing but its own environment, over the Lambda Runtime API. */
export class Lambdas {
  private readonly lambdas = new Map<string, Lambda>()
  private readonly template: Template
  private readonly clock: Clock
  private readonly parts: Parts
  private server: Server | undefined
  private port = 0
  private gateway = ''
  private stopped = false

  constructor(template: Template, clock: Clock, parts: Parts) {
    this.template = template
    this.clock = clock
    this.parts = parts
    for (const resource of template.resources.filter(({ type }) => type === 'AWS::Lambda::Function'))
      this.lambdas.set(resource.id, {
        resource,
        variables: variablesOf(resource, parts.secrets),
        timeoutMilliseconds: Number(resource.properties.Timeout ?? 3) * 1000,
        memoryMegabytes: Number(resource.properties.MemorySize ?? 128),
        workers: [],
        jobs: [],
      })
  }

  /** Where the HTTP API is reached; set once the server listens, before any function runs. */
  address = ''
  /** Told of each process that begins. */
  started: (functionId: string) => void = () => {}
  readonly observed = new Observed()

  async start(gateway: string): Promise<void> {
    this.gateway = gateway
    this.server = createServer((request, response) => void this.serve(request, response))
    // A frozen process asks again by the connection that it has, however late.
    this.server.keepAliveTimeout = 0
    this.port = await listen(this.server)
  }

  /**
   * Runs a function with an event, unless the account runs as many as it may. A time-out kills its process, as Lambda does.
   * Events that wait here for one of our few processes count too: Lambda would start one more for each.
   */
  invoke(functionId: string, event: unknown): Promise<Invoked> {
    const lambda = this.lambdas.get(functionId)
    if (!lambda) throw new Error(`there is no function ${functionId}`)
    if (this.underWay >= (this.parts.concurrency ?? USUAL_CONCURRENCY)) {
      const throttles = { namespace: 'AWS/Lambda', name: 'Throttles' }
      this.parts.metrics.add(throttles, 1)
      this.parts.metrics.add({ ...throttles, of: { FunctionName: functionId } }, 1)
      return Promise.resolve({ kind: 'throttled' })
    }
    return new Promise((done) => {
      lambda.jobs.push({ id: randomUUID(), event, done })
      const free = lambda.workers.filter((worker) => !worker.job).length
      if (lambda.workers.length < this.parts.processes && lambda.jobs.length > free) this.spawn(functionId, lambda)
      this.hand(lambda)
    })
  }

  get names(): string[] {
    return [...this.lambdas.keys()]
  }

  processesNow(): Process[] {
    return [...this.lambdas].flatMap(([name, { workers }]) =>
      workers.map(({ child }) => ({ function: name, pid: child.pid ?? 0 })),
    )
  }

  /** Makes every process collect its garbage, once it is idle, and say what it still holds. */
  async collect(): Promise<Collected[]> {
    const all = [...this.lambdas].flatMap(([name, lambda]) =>
      lambda.workers.map((worker) => ({ name, lambda, worker })),
    )
    return Promise.all(
      all.map(async ({ name, lambda, worker }) => {
        const collected = new Promise<number>((done) => {
          worker.collected = done
        })
        this.hand(lambda)
        const { memoryMegabytes } = lambda
        return { function: name, pid: worker.child.pid ?? 0, memoryMegabytes, heldBytes: await collected }
      }),
    )
  }

  get running(): boolean {
    return this.underWay > 0
  }

  private get underWay(): number {
    let sum = 0
    for (const { jobs, workers } of this.lambdas.values()) sum += jobs.length + workers.filter(({ job }) => job).length
    return sum
  }

  /** Kills every process of a function at once, in the middle of whatever it does. */
  kill(functionId: string): void {
    for (const { child } of this.lambdas.get(functionId)?.workers ?? []) child.kill('SIGKILL')
  }

  stop(): void {
    this.stopped = true
    for (const { workers } of this.lambdas.values()) for (const { child } of workers) child.kill('SIGKILL')
    this.server?.closeAllConnections()
    this.server?.close()
  }

  private spawn(functionId: string, lambda: Lambda): void {
    const name = randomUUID()
    const child = startProcess(lambda.resource, {
      assembly: this.template.folder,
      memoryMegabytes: lambda.memoryMegabytes,
      variables: lambda.variables,
      gateway: this.gateway,
      address: this.address,
      runtimeApi: `127.0.0.1:${this.port}/${functionId}/${name}`,
    })
    const worker = new Worker(name, child)
    lambda.workers.push(worker)
    this.started(functionId)
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => this.parts.log?.write(`${functionId} ${data}`))
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.parts.metrics.read(line)
        this.observed.read(functionId, line)
      })
    child.on('exit', () => {
      lambda.workers.splice(lambda.workers.indexOf(worker), 1)
      worker.waiting?.destroy()
      worker.collected?.(0)
      const job = worker.job
      worker.end()
      if (job) this.fail(functionId, job, 'the process ended')
      if (lambda.jobs.length > 0 && !this.stopped) this.spawn(functionId, lambda)
    })
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, functionId = '', name, , , , id, path] = (request.url ?? '').split('/')
    const lambda = this.lambdas.get(functionId)
    const worker = lambda?.workers.find((each) => each.name === name)
    if (!lambda || !worker) {
      response.destroy()
      return
    }
    if (id === 'next') {
      worker.waiting = response
      this.hand(lambda)
      return
    }
    const body = (await bodyOf(request)).toString()
    response.writeHead(202).end()
    worker.isFrozen = true
    if (id === 'collected') {
      worker.collected?.((JSON.parse(body) as { bytes: number }).bytes)
      worker.collected = undefined
    } else if (worker.job?.id === id) {
      for (const what of this.observed.leftUndone(functionId, String(request.headers['aftercare-undone'] ?? '')))
        this.parts.log?.write(`${functionId} answered before this was done: ${what}\n`)
      this.answered(functionId, lambda, worker, path === 'response', body)
    }
    this.hand(lambda)
  }

  private answered(functionId: string, lambda: Lambda, worker: Worker, isResponse: boolean, body: string): void {
    const { job, isFirst } = worker
    this.observed.took(functionId, lambda.timeoutMilliseconds, worker.end(), { isFirst })
    if (isResponse) job?.done({ kind: 'answered', payload: JSON.parse(body) })
    else if (job) this.fail(functionId, job, (JSON.parse(body) as { errorMessage: string }).errorMessage)
  }

  /** Gives jobs to processes that ask for one, and thaws as many as there are jobs left. */
  private hand(lambda: Lambda): void {
    for (const worker of lambda.workers) {
      if (!worker.waiting) continue
      if (worker.collected) worker.askToCollect()
      else this.give(lambda, worker)
    }
    let coming = lambda.workers.filter(({ isComing }) => isComing).length
    for (const worker of lambda.workers.filter(({ isFrozen }) => isFrozen)) {
      if (!worker.collected && lambda.jobs.length <= coming) continue
      worker.thaw()
      coming++
    }
  }

  private give({ jobs, timeoutMilliseconds, memoryMegabytes }: Lambda, worker: Worker): void {
    const job = jobs.shift()
    if (!job) return
    const share = shareOf(memoryMegabytes)
    worker.give(job, {
      killAfter: this.parts.chaos?.killsAfter() ?? timeoutMilliseconds + (worker.isNew ? INIT_MILLISECONDS : 0),
      headers: {
        'lambda-runtime-deadline-ms': String(Date.now() + timeoutMilliseconds),
        'aftercare-clock': this.clock.forFunctions(),
      },
      slow: this.parts.isSlow ? () => slowed(worker.child, share) : undefined,
    })
  }

  private fail(functionId: string, job: Job, error: string): void {
    this.parts.metrics.add({ namespace: 'AWS/Lambda', name: 'Errors', of: { FunctionName: functionId } }, 1)
    job.done({ kind: 'failed', error })
  }
}
