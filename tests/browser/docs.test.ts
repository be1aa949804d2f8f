/** The page of the API on a phone and on a desk, in both schemes, without script. */
import { describe, expect, it } from 'vitest'
import { violations } from '../support/accessible.ts'
import { ownBrowser, visit } from '../support/browser.ts'
import { ownServer } from '../support/own-server.ts'

const { cloud } = ownServer()
const browser = ownBrowser()

describe.each(['phone', 'desk'] as const)('the page of the API on a %s', (size) => {
  it.each([false, true])('meets WCAG 2.2 AA and fits, dark: %s', async (dark) => {
    const { context, page } = await visit(browser, { size, dark, bypassCsp: true })
    await page.goto(`${cloud.url}/docs`)
    expect(await violations(page)).toEqual([])
    const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(beyond).toBe(0)
    await context.close()
  })

  it('leads from its list to a call, without script', async () => {
    const { context, page } = await visit(browser, { size, script: false })
    await page.goto(`${cloud.url}/docs`)
    if (size === 'phone') await page.getByText('All calls').click()
    await page.getByRole('link', { name: 'POST /treatments', exact: true }).click()
    expect(page.url()).toContain('#logTreatment')
    expect(await page.getByRole('heading', { name: 'Log a treatment at checkout' }).isVisible()).toBe(true)
    await context.close()
  })
})
