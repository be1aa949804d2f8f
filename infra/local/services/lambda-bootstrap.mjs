// A Lambda's process on this machine: speaks the Lambda Runtime API, with our time in place of the wall's.
import { readSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { undoneSince, workNow } from './lambda-undone.mjs'

const RealDate = Date
let shift = () => RealDate.now()

/** `at:<ms>` stands still, `ahead:<ms>` goes on. */
function setClock(setting) {
  const [kind, amount] = setting.split(':')
  shift = kind === 'at' ? () => Number(amount) : () => RealDate.now() + Number(amount)
}

globalThis.Date = class ShiftedDate extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(shift())
    else super(...values)
  }
  static now() {
    return shift()
  }
}

const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`
const { fetch } = globalThis

let handler
async function load() {
  const [file, name] = process.env._HANDLER.split('.')
  const module = await import(pathToFileURL(join(process.env.LAMBDA_TASK_ROOT, `${file}.mjs`)).href)
  return module[name]
}

const errorOf = (error) =>
  JSON.stringify({
    errorType: error?.name ?? 'Error',
    errorMessage: String(error?.message ?? error),
    trace: String(error?.stack ?? '').split('\n'),
  })

/** The pipe by which the server thaws us. Not standard input: Node makes that one not block as soon as code imports `process`. */
const THAW = 3

/**
 * Lambda freezes a process from its answer to its next event: no timer, promise or socket goes on. A read that blocks does
 * the same to everything that runs JavaScript, and ends with the server; a process stopped by a signal would outlive it.
 */
function freeze() {
  if (readSync(THAW, Buffer.alloc(1)) === 0) process.exit(0)
}

let hasAnswered = false
for (;;) {
  if (hasAnswered) freeze()
  hasAnswered = true
  const next = await fetch(`${api}/invocation/next`).catch(() => process.exit(0))
  if (next.headers.has('aftercare-collect')) {
    await next.text()
    // What the first pass finalises, the second frees.
    globalThis.gc()
    globalThis.gc()
    const { heapUsed, external } = process.memoryUsage()
    const body = JSON.stringify({ bytes: heapUsed + external })
    await fetch(`${api}/invocation/collected`, { method: 'POST', body }).catch(() => process.exit(0))
    continue
  }
  const id = next.headers.get('lambda-runtime-aws-request-id')
  setClock(next.headers.get('aftercare-clock'))
  const deadline = Number(next.headers.get('lambda-runtime-deadline-ms'))
  const event = await next.json()
  let path = 'response'
  let body
  let before = workNow()
  try {
    if (!handler) {
      handler = await load()
      before = workNow()
    }
    const context = {
      awsRequestId: id,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      getRemainingTimeInMillis: () => deadline - RealDate.now(),
      callbackWaitsForEmptyEventLoop: false,
    }
    body = JSON.stringify((await handler(event, context)) ?? null)
  } catch (error) {
    path = 'error'
    body = errorOf(error)
    console.error(`${error?.name ?? 'Error'}: ${error?.stack ?? error}`)
  }
  // What was begun in the same turn is on its way after it.
  await setImmediate()
  const headers = { 'aftercare-undone': undoneSince(before).join('; ') }
  await fetch(`${api}/invocation/${id}/${path}`, { method: 'POST', headers, body }).catch(() => process.exit(0))
}
