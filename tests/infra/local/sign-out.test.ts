/** The hosted session of the sign-in provider: it outlives ours unless signing out ends it, as Cognito's does. */
import { execFile } from 'node:child_process'
import { get } from 'node:http'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { aBrowser } from '../../support/cookie-browser.ts'
import { ownServer } from '../../support/own-server.ts'

const { cloud } = ownServer()

/** Where the console sends somebody to sign in, asked without `prompt=login`: the provider's own memory decides. */
async function withoutPrompt(): Promise<string> {
  const begun = await fetch(`${cloud.url}/console/sign-in`, { redirect: 'manual' })
  const url = new URL(begun.headers.get('location') ?? '')
  expect(url.searchParams.get('prompt')).toBe('login')
  url.searchParams.delete('prompt')
  return url.href
}

it('the provider remembers a person until the console signs them out, and then asks again', async () => {
  const browser = aBrowser(cloud)
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
  const browser = aBrowser(cloud)
  const signIn = async () => browser((await browser('/console')).url.href, { who: 'dr-lee' })
  expect((await signIn()).url.pathname).toBe('/console/inbox')
  expect(await run('sessions')).toMatch(/dr-lee signed in at 2030-11-25T/)
  expect(await run('disable')).toMatch(/switched off since 2030-11-25T.*signed out everywhere[\s\S]*admin-disable-user/)
  expect((await browser('/console/inbox')).text).toContain('Who are you?')
  expect((await signIn()).text).toContain('switched off')
  expect(await run('enable')).toContain('signed in nowhere')
})

it('a browser that came by 127.0.0.1 is led to the name that sign-in knows; a program is answered there', async () => {
  const { port } = new URL(cloud.url)
  const asked = (path: string, headers: Record<string, string>) =>
    new Promise<(number | string | undefined)[]>((resolve) =>
      get({ host: '127.0.0.1', port, path, headers }, ({ statusCode, headers: { location } }) =>
        resolve([statusCode, location]),
      ),
    )
  const navigates = { 'sec-fetch-mode': 'navigate' }
  expect(await asked('/console/inbox?tab=mine', navigates)).toEqual([307, `${cloud.url}/console/inbox?tab=mine`])
  expect(await asked('/openapi.json', navigates)).toEqual([200, undefined])
  expect(await asked('/console/inbox', {})).not.toContain(307)
  expect(await asked('/console/inbox', { ...navigates, host: new URL(cloud.url).host })).not.toContain(307)
})
