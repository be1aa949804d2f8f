import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { WriteStream } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createInterface } from 'node:readline'
import { bodyOf, listen } from '../http.ts'
import type { Resource, Template } from '../template.ts'
import type { Chaos } from '../world/chaos.ts'
import type { Clock } from '../world/clock.ts'
import type { Metrics } from './cloudwatch-metrics.ts'
import { startProcess, variablesOf } from './lambda-process.ts'
import type { Secrets } from './secrets-manager.ts'

export type Invoked = { kind: 'answered'; payload: unknown } | { kind: 'failed'; error: string }

type Job = { id: string; event: unknown; done(invoked: Invoked): void }
type Worker = {
  name: string
  child: ChildProcess
  waiting: ServerResponse | undefined
  job: Job | undefined
  timer: NodeJS.Timeout | undefined
  /** It has had a job before. */
  isWarm: boolean
  /** Told the bytes that the process still holds once it has collected its garbage; 0 when it has ended. */
  collected: ((bytes: number) => void) | undefined
}
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

type Parts = {
  processes: number
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
  private readonly processes: number
  private readonly log: WriteStream | undefined
  private readonly chaos: Chaos | undefined
  private readonly metrics: Metrics
  private server: Server | undefined
  private port = 0
  private gateway = ''
  private stopped = false

  constructor(template: Template, clock: Clock, { processes, secrets, log, chaos, metrics }: Parts) {
    this.template = template
    this.clock = clock
    this.processes = processes
    this.log = log
    this.chaos = chaos
    this.metrics = metrics
    for (const resource of template.resources.filter(({ type }) => type === 'AWS::Lambda::Function'))
      this.lambdas.set(resource.id, {
        resource,
        variables: variablesOf(resource, secrets),
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

  async start(gateway: string): Promise<void> {
    this.gateway = gateway
    this.server = createServer((request, response) => void this.serve(request, response))
    this.port = await listen(this.server)
  }

  /** Runs a function with an event. A time-out kills its process, as Lambda does. */
  invoke(functionId: string, event: unknown): Promise<Invoked> {
    const lambda = this.lambdas.get(functionId)
    if (!lambda) throw new Error(`there is no function ${functionId}`)
    return new Promise((done) => {
      lambda.jobs.push({ id: randomUUID(), event, done })
      if (lambda.workers.length < this.processes && !lambda.workers.some(({ waiting }) => waiting))
        this.spawn(functionId, lambda)
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
    return [...this.lambdas.values()].some(({ jobs, workers }) => jobs.length > 0 || workers.some(({ job }) => job))
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
    const idle = { waiting: undefined, job: undefined, timer: undefined, collected: undefined }
    const worker: Worker = { name, child, isWarm: false, ...idle }
    lambda.workers.push(worker)
    this.started(functionId)
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => this.log?.write(`${functionId} ${data}`))
    if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => this.metrics.read(line))
    child.on('exit', () => {
      lambda.workers.splice(lambda.workers.indexOf(worker), 1)
      worker.waiting?.destroy()
      worker.collected?.(0)
      const job = worker.job
      this.end(worker)
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
    if (id === 'collected') {
      const { bytes } = JSON.parse((await bodyOf(request)).toString()) as { bytes: number }
      worker.collected?.(bytes)
      worker.collected = undefined
      response.writeHead(202).end()
      return
    }
    if (id === 'next') {
      worker.waiting = response
      this.hand(lambda)
      return
    }
    const body = (await bodyOf(request)).toString()
    response.writeHead(202).end()
    if (worker.job?.id !== id) return
    const { job } = worker
    this.end(worker)
    if (path === 'response') job?.done({ kind: 'answered', payload: JSON.parse(body) })
    else if (job) this.fail(functionId, job, (JSON.parse(body) as { errorMessage: string }).errorMessage)
  }

  private hand(lambda: Lambda): void {
    for (const worker of lambda.workers) {
      if (!worker.waiting || worker.job) continue
      if (worker.collected) {
        worker.waiting.writeHead(200, { 'aftercare-collect': 'garbage' }).end()
        worker.waiting = undefined
        continue
      }
      const job = lambda.jobs.shift()
      if (!job) return
      const limit = lambda.timeoutMilliseconds + (worker.isWarm ? 0 : INIT_MILLISECONDS)
      worker.job = job
      worker.isWarm = true
      worker.timer = setTimeout(() => worker.child.kill('SIGKILL'), this.chaos?.killsAfter() ?? limit)
      worker.waiting.writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': job.id,
        'lambda-runtime-deadline-ms': String(Date.now() + lambda.timeoutMilliseconds),
        'aftercare-clock': this.clock.forFunctions(),
      })
      worker.waiting.end(JSON.stringify(job.event))
      worker.waiting = undefined
    }
  }

  private fail(functionId: string, job: Job, error: string): void {
    this.metrics.add({ namespace: 'AWS/Lambda', name: 'Errors', of: { FunctionName: functionId } }, 1)
    job.done({ kind: 'failed', error })
  }

  private end(worker: Worker): void {
    clearTimeout(worker.timer)
    worker.job = undefined
  }
}
