import { describe, it } from 'vitest'
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
})
