/** The hosted session of the sign-in provider: it outlives ours unless signing out ends it, as Cognito's does. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { ownServer } from '../../support/own-server.ts'

const { cloud } = ownServer()

/** A browser that keeps cookies by their paths and follows where it is sent; answers what it ends at. */
function aBrowser() {
  const jar = new Map<string, { path: string; name: string; value: string }>()
  const keep = (cookie: string) => {
    const [pair = '', ...rest] = cookie.split(';').map((each) => each.trim())
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const path = rest.find((each) => /^path=/i.test(each))?.slice('path='.length) ?? '/'
    const expires = rest.find((each) => /^expires=/i.test(each))?.slice('expires='.length)
    if (value === '' || (expires && Date.parse(expires) < 1)) jar.delete(`${path} ${name}`)
    else jar.set(`${path} ${name}`, { path, name, value })
  }
  return async function go(
    path: string,
    form?: Record<string, string>,
  ): Promise<{ url: URL; text: string; status: number }> {
    const url = new URL(path, cloud.url)
    const cookies = [...jar.values()].filter((each) => url.pathname.startsWith(each.path))
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
        'sec-fetch-site': 'same-origin',
      },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const each of response.headers.getSetCookie()) keep(each)
    const location = response.headers.get('location')
    return location ? go(location) : { url, text: await response.text(), status: response.status }
  }
}

/** Where the console sends somebody to sign in, asked without `prompt=login`: the provider's own memory decides. */
async function withoutPrompt(): Promise<string> {
  const begun = await fetch(`${cloud.url}/console/sign-in`, { redirect: 'manual' })
  const url = new URL(begun.headers.get('location') ?? '')
  expect(url.searchParams.get('prompt')).toBe('login')
  url.searchParams.delete('prompt')
  return url.href
}

it('the provider remembers a person until the console signs them out, and then asks again', async () => {
  const browser = aBrowser()
  const asked = await browser('/console')
  expect(asked.text).toContain('Who are you?')
  const signedIn = await browser(asked.url.href, { who: 'nurse-kim' })
  expect(signedIn.url.pathname).toBe('/console/inbox')
  expect((await browser(await withoutPrompt())).text).not.toContain('Who are you?')
  const out = await browser('/console/sign-out', {})
  expect([out.url.pathname, out.status]).toEqual(['/console/signed-out', 200])
  expect((await browser(await withoutPrompt())).text).toContain('Who are you?')
})

it('leads back to the client’s own addresses alone', async () => {
  const out = new URL(
    (
      await fetch(`${cloud.url}/console/sign-out`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'sec-fetch-site': 'same-origin' },
      })
    ).headers.get('location') ?? '',
  )
  out.searchParams.set('logout_uri', 'https://elsewhere.example/')
  expect((await fetch(out, { redirect: 'manual' })).status).toBe(400)
})

it('a person whom an operator switches off is out at the next click, and in again once switched on', async () => {
  const run = async (command: string) =>
    (await promisify(execFile)(process.execPath, ['infra/clinic.ts', command, 'demo', 'dr-lee', '--local', cloud.url]))
      .stdout
  const browser = aBrowser()
  const signIn = async () => browser((await browser('/console')).url.href, { who: 'dr-lee' })
  expect((await signIn()).url.pathname).toBe('/console/inbox')
  expect(await run('sessions')).toMatch(/dr-lee signed in at 2030-11-25T/)
  expect(await run('disable')).toMatch(/switched off since 2030-11-25T.*signed out everywhere[\s\S]*admin-disable-user/)
  expect((await browser('/console/inbox')).text).toContain('Who are you?')
  expect((await signIn()).text).toContain('switched off')
  expect(await run('enable')).toContain('signed in nowhere')
})
