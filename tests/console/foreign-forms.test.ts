/** A page of another site that posts a form of ours in a clinician's session: every form refuses it, and does nothing. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pages } from '../../functions/console/pages.ts'
import { onConsole } from '../../functions/runtime/on-console.ts'
import { aConsole } from '../support/console.ts'
import { checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

const OURS = 'care.example'
const forms = [...pages.filter(({ method }) => method === 'POST').map(({ path }) => path), '/console/sign-out']

/** What a browser says of a form that another site's page sends. */
const FOREIGN: Record<string, Record<string, string>> = {
  'another site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'a neighbour under the same domain': { 'sec-fetch-site': 'same-site', origin: `https://evil.${OURS}` },
  'another site, in an old browser': { origin: 'https://evil.example' },
  'a site whose name begins as ours does': { origin: `https://${OURS}.evil.example` },
  'a sandboxed frame': { origin: 'null' },
  'nobody who says where from': {},
  'a word that no browser sends': { 'sec-fetch-site': 'Same-Origin ', origin: 'https://evil.example' },
}

let commits: number
let post: (path: string, headers: Record<string, string>, body?: string) => Promise<{ status: number; body: string }>
let alertId: string

beforeEach(async () => {
  const world = await aWorld()
  await checkout(world)
  await world.text(ANA, 'i cant breathe')
  alertId = (await theAlert(world)).alertId
  const console = aConsole(world)
  const { cookies } = await console.signIn('admin', { sub: 'dr-hale' })
  commits = 0
  const { commit } = world.records
  world.records.commit = (writes) => {
    commits++
    return commit(writes)
  }
  // The rules have been read by now, from where they stand in this checkout.
  process.env.LAMBDA_TASK_ROOT = new URL('../../functions/console', import.meta.url).pathname
  const handler = onConsole(pages, () => console.deps)
  post = async (path, headers, body = 'outcome=no-concern&note=x&text=x') => {
    const event = {
      ...{ version: '2.0', rawPath: path, rawQueryString: '', headers: { host: OURS, ...headers }, body },
      cookies: Object.entries(cookies).map(([name, value]) => `${name}=${value}`),
      requestContext: { requestId: 'r', http: { method: 'POST' } },
    }
    const { statusCode, body: shown } = (await handler(event as never, {} as never)) as never as {
      statusCode: number
      body: string
    }
    return { status: statusCode, body: shown }
  }
})

const addressOf = (path: string) => path.replace('{id}', alertId).replace(/\{\w+\}/g, 'x')

describe.each(Object.entries(FOREIGN))('a form from %s', (_, headers) => {
  it('acts at none of our pages', async () => {
    expect(forms.length).toBeGreaterThan(40)
    for (const path of forms) {
      const { status, body } = await post(addressOf(path), headers)
      expect([status, body], path).toEqual([403, 'This form was not sent from the console.'])
    }
    expect(commits).toBe(0)
  })
})

const OWN: Record<string, string>[] = [{ 'sec-fetch-site': 'same-origin' }, { origin: `https://${OURS}` }]

it.each(OWN)('one of our own acts: %j', async (headers) => {
  expect((await post(`/console/alerts/${alertId}/acknowledge`, headers)).status).toBe(303)
  expect(commits).toBeGreaterThan(0)
})
