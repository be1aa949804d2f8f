import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pages } from '../../functions/console/pages.ts'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { ownServer } from '../support/own-server.ts'

const ADMIN = 'Dr Hale (admin, demo)'

const { cloud } = ownServer()
const browser = ownBrowser()

const isDownload = (path: string) => path.endsWith('.csv')
const paths = pages
  .filter(({ method, path }) => method === 'GET' && !path.includes('{') && !isDownload(path))
  .map(({ path }) => path)

describe('the script of the console', () => {
  it.each(paths)('runs without an error on %s', async (path) => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, ADMIN, path)
    await page.waitForLoadState()
    await context.close()
  })

  it('goes on where one of its modules fails', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.route('**/assets/*/clocks.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken")' }),
    )
    await signIn(page, cloud.url, ADMIN, '/console/checkout')
    await page.getByLabel('Name', { exact: true }).fill('Kay Adams')
    await page.reload()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Kay Adams')
    await context.close()
  })

  it('comes from a folder of its version, kept for a year; another version is not kept', async () => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, ADMIN, '/console/inbox')
    const sources = await page.locator('script').evaluateAll((all) => all.map((each) => each.getAttribute('src') ?? ''))
    await context.close()
    const [, folder] = /^(\/console\/assets\/[0-9a-f]{10})\/\w+\.js$/.exec(sources[0] ?? '') ?? []
    expect(folder).toBeDefined()
    for (const name of readdirSync('functions/console/assets')) {
      const [now, then] = await Promise.all(
        [folder, '/console/assets/0123456789'].map((from) => fetch(`${cloud.url}${from}/${name}`)),
      )
      expect(now?.headers.get('content-type')).toMatch(name.endsWith('.js') ? /^text\/javascript/ : /^text\/css/)
      expect(now?.headers.get('cache-control')).toContain('max-age=31536000')
      expect(then?.headers.get('cache-control')).toBe('no-store')
    }
    const named = sources.map((source) => source.split('/').at(-1))
    expect(readdirSync('functions/console/assets')).toEqual(expect.arrayContaining(named))
  })
})
