/** Lambda freezes a process from its answer to its next event, and gives it one event at a time. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { tinyFunctions } from '../../support/tiny-functions.ts'

/** Who called, in order; who calls `/held` is answered when the test says so, and who calls `/hangs` never. */
const calls: string[] = []
let release = () => {}
let called: (() => void) | undefined
const server = createServer((request: IncomingMessage, response) => {
  const who = (request.url ?? '').slice(1)
  calls.push(who)
  called?.()
  if (who === 'held') release = () => response.end('answered')
  else if (who !== 'hangs') response.end('answered')
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

let stop = () => {}
afterEach(() => stop())

async function running(handlers: Record<string, string>, options = {}) {
  const tiny = await tinyFunctions(handlers, options)
  stop = tiny.stop
  return tiny.lambdas
}

describe('a process that has answered', () => {
  it('goes on with nothing until its next event', async () => {
    const lambdas = await running({
      Hasty: `
        let left
        export const handler = async (event) => {
          if (event === 'first') left = fetch('${url}/held').then(() => fetch('${url}/hasty'))
          else await left
        }`,
      Patient: `
        export const handler = () =>
          new Promise((done) => setTimeout(done, 200)).then(() => fetch('${url}/patient')).then(() => null)`,
    })
    const held = new Promise<void>((done) => {
      called = done
    })
    await lambdas.invoke('Hasty', 'first')
    await held
    await lambdas.invoke('Patient', null)
    release()
    await lambdas.invoke('Patient', null)
    expect(calls).toEqual(['held', 'patient', 'patient'])

    await lambdas.invoke('Hasty', 'second')
    expect(calls).toEqual(['held', 'patient', 'patient', 'hasty'])
  })

  it.each([
    ['a timer', 'setTimeout(() => {}, 50)', 'Timeout'],
    ['a call', 'fetch(event + "/hangs").catch(() => {})', `call of GET URL`],
    [
      "a call of Node's other client",
      "import('node:http').then(({ request }) => request(event + '/hangs').end())",
      'call of GET 127.0.0.1',
    ],
    [
      'a look at a file',
      "import('node:fs/promises').then(({ readFile }) => Promise.all(Array(200).fill('/proc/self/maps').map((f) => readFile(f))))",
      'FSReqPromise',
    ],
  ])('is reported when it has left %s undone', async (_, undone, what) => {
    const lambdas = await running({ Fn: `export const handler = async (event) => { ${undone}; await null }` })
    await lambdas.invoke('Fn', url)
    expect(lambdas.observed.undone).toContainEqual({ function: 'Fn', what: what.replace('URL', url) })
  })

  it('is not reported when it says that the note of a reading is late, but for anything else that it leaves', async () => {
    const late = JSON.stringify({ event: 'read-not-noted', via: 'late' })
    const lambdas = await running({
      Fn: `export const handler = (event) => {
        console.log('${late}')
        setTimeout(() => {}, 50)
        fetch(event + '/hangs').catch(() => {})
      }`,
    })
    await lambdas.invoke('Fn', url)
    // Its second answer comes after all that the first had it say.
    await lambdas.invoke('Fn', url)
    expect(new Set(lambdas.observed.undone.map(({ what }) => what))).toEqual(new Set([`call of GET ${url}`]))
  })

  it('is not reported when all is done, even if it keeps a connection or a timer that it has not begun', async () => {
    const lambdas = await running({
      Fn: `
        import { Agent, get } from 'node:http'
        const agent = new Agent({ keepAlive: true })
        const started = setInterval(() => {}, 1000)
        export const handler = (event) => new Promise((done) => get(event + '/kept', { agent }, (answer) => answer.resume().on('end', () => done('all'))))`,
    })
    for (let n = 0; n < 2; n++) expect(await lambdas.invoke('Fn', url)).toEqual({ kind: 'answered', payload: 'all' })
    expect(lambdas.observed.undone).toEqual([])
  })
})

it('a busy process is never given a second event; more events have more processes, or wait', async () => {
  const counting = `let now = 0
    export const handler = async () => { now++; const seen = now; await new Promise((done) => setTimeout(done, 20)); now--; return seen }`
  const lambdas = await running({ Fn: counting }, { processes: 2 })
  const seen = await Promise.all(Array.from({ length: 6 }, () => lambdas.invoke('Fn', null)))
  expect(seen).toEqual(Array(6).fill({ kind: 'answered', payload: 1 }))
  expect(lambdas.processesNow()).toHaveLength(2)
})
