/** The page of a booking system that opens checkout and fills it in, as docs/checkout-button.md says. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { MORNING, ownServer } from '../support/own-server.ts'

const DESK = 'Front desk (front desk, demo)'
const { cloud, clinic } = ownServer()
const browser = ownBrowser()

const guide = readFileSync('docs/checkout-button.md', 'utf8')
const block = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(guide)?.[1] ?? ''
const here = (text: string) => text.replaceAll('http://localhost:3000', cloud.url)

/** The booking system's screen, which is open at the desk beside the console. */
async function aScreen(html: string, origin = 'https://app.booking.example') {
  const { page, context } = await visit(browser)
  await signIn(page, cloud.url, DESK, '/console/checkout')
  const screen = await context.newPage()
  await screen.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await screen.goto(`${origin}/visits/4711`)
  return { context, page, screen }
}
const opened = async (screen: Page, press: () => Promise<unknown>) => {
  const [checkout] = await Promise.all([screen.context().waitForEvent('page'), press()])
  await checkout.waitForLoadState()
  return checkout
}
const field = (page: Page, name: string) => page.locator(`form.checkout [name="${name}"]`).inputValue()

describe('the button', () => {
  it('in a page that the clinic has named fills in checkout, and the treatment is logged', async () => {
    const { context, screen } = await aScreen(here(block('html')))
    const checkout = await opened(screen, () => screen.getByRole('button', { name: 'Aftercare' }).click())
    await expect.poll(() => field(checkout, 'name')).toBe('Ana Ruiz')
    expect(await field(checkout, 'phone')).toBe('(415) 555-0123')
    expect(await checkout.locator('[name="areas.neurotoxin"][value=glabella]').isChecked()).toBe(true)
    expect(checkout.url()).toBe(`${cloud.url}/console/checkout`)
    await checkout.locator('.checkout').getByLabel('Texts', { exact: true }).check()
    await checkout.getByRole('button', { name: 'Log the treatment' }).click()
    await checkout.getByText('The treatment is logged.').waitFor()
    const { treatments } = (await clinic.as('system', 'GET', '/v1/treatments?externalId=visit-4711')).body
    expect(treatments).toHaveLength(1)
    await context.close()
  })

  it('in a page of anybody else fills in nothing', async () => {
    const { context, screen } = await aScreen(here(block('html')), 'https://evil.example')
    const checkout = await opened(screen, () => screen.getByRole('button', { name: 'Aftercare' }).click())
    await checkout.locator('form.checkout').waitFor()
    await checkout.evaluate(
      () =>
        new Promise((heard) => {
          addEventListener('message', heard, { once: true })
          opener.postMessage('aftercare-ready', '*')
        }),
    )
    expect(await field(checkout, 'name')).toBe('')
    await context.close()
  })

  it('sets aside what was typed for another patient', async () => {
    const { context, page, screen } = await aScreen(here(block('html')))
    await page.getByLabel('Phone', { exact: true }).fill('4155550147')
    await page.getByLabel('Name').fill('Half Typed')
    await screen.bringToFront()
    const made = await clinic.as('system', 'POST', '/v1/checkout-links', {
      patient: { name: 'Lin Link', phone: '+14155550148' },
      performedAt: MORNING,
      procedures: [{ plan: 'filler', areas: ['lips'] }],
    })
    await page.goto(made.body.address)
    expect(await field(page, 'name')).toBe('Lin Link')
    await page.getByText('What you entered for Half Typed was set aside').waitFor()
    await page.locator('.checkout').getByLabel('Texts', { exact: true }).check()
    await page.getByRole('button', { name: 'Log the treatment' }).click()
    await page.getByText('The treatment is logged.').waitFor()
    await page.getByRole('link', { name: 'Next patient' }).click()
    await page.waitForURL('**/console/checkout')
    expect(await field(page, 'name')).toBe('')
    await page.getByLabel('Phone', { exact: true }).fill('4155550147')
    await page.getByLabel('Phone', { exact: true }).blur()
    await expect.poll(() => field(page, 'name')).toBe('Half Typed')
    await context.close()
  })
})

describe('the bookmarklet', () => {
  it('takes the name and phone that are marked on the screen', async () => {
    const { context, screen } = await aScreen('<p id="p">Ben Stone, (415) 555-0149 ben@example.com</p>')
    await screen.locator('#p').selectText()
    const code = here(block('js').trim()).replace(/^javascript:/, '')
    const checkout = await opened(screen, () => screen.evaluate(code))
    await expect.poll(() => field(checkout, 'name')).toBe('Ben Stone')
    expect(await field(checkout, 'phone')).toBe('(415) 555-0149')
    expect(await field(checkout, 'email')).toBe('ben@example.com')
    await context.close()
  })
})
