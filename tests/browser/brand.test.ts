/** An owner gives the clinic a color and a logo in the browser; a patient sees them on the answer page, and on paper. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { flawless, MINUTES_FOR_ALL_PAGES } from '../support/flawless.ts'
import { MORNING, ownServer } from '../support/own-server.ts'

const BRAND = '/console/settings/brand'
const MAILBOX = 'ana@mail.example'
const PLUM = 'rgb(109, 53, 96)'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()

/** A logo as a designer saves it, without a ground; the browser itself draws it. */
async function drawn(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 600, height: 160 })
    const pen = canvas.getContext('2d')
    if (!pen) return []
    pen.fillStyle = '#6d3560'
    pen.arc(80, 80, 70, 0, 7)
    pen.fill()
    pen.font = '64px Georgia, serif'
    pen.fillText('Harbor', 180, 100)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? [])]
  })
  return { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(bytes) }
}

/** Whether every picture of the page has arrived and can be seen. */
const shows = (page: Page, selector: string) =>
  expect
    .poll(
      () => page.locator(selector).evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth)),
      { timeout: 20_000 },
    )
    .toEqual([600])

describe('a clinic’s brand', () => {
  it(
    'is chosen, tried, saved, and seen by a patient on the answer page and on paper',
    async () => {
      const { page, context } = await visit(browser, { bypassCsp: false })
      await signIn(page, cloud.url, 'Dr Hale (admin, demo)', BRAND)
      await page.getByRole('textbox', { name: /^Your color/ }).fill('#ffee00')
      await page.getByText('White letters on this color are hard to read').waitFor()
      expect(await page.getByRole('radio', { name: 'Another color' }).isChecked()).toBe(true)
      await page.getByRole('radio', { name: 'Plum' }).check()
      await page.getByText('with white letters').waitFor()
      const file = page.getByLabel('Choose a file')
      await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.alloc(5_000_000, 1) })
      expect(await file.evaluate((input) => (input as HTMLInputElement).validationMessage)).toContain('too large')
      await file.setInputFiles(await drawn(page))
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Saved.').waitFor()
      await shows(page, 'img.logo')
      await page.getByLabel('Choose a file').setInputFiles({
        ...{ name: 'logo.svg', mimeType: 'image/svg+xml' },
        buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      })
      await page.getByRole('button', { name: 'Save' }).click()
      await page.locator('#fault-logo', { hasText: 'An SVG cannot be used' }).waitFor()
      await shows(page, 'img.logo')

      const { status, body } = await clinic.as('front-desk', 'POST', '/v1/treatments', {
        patient: { name: 'Ana Ruiz', email: MAILBOX },
        performedAt: MORNING,
        procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
        consent: { email: true, statement: 'I agree.', method: 'front-desk' },
      })
      expect(status).toBe(201)
      await clinic.advance('PT5H')
      await clinic.idle()
      const mail = (await clinic.mailbox(MAILBOX)).at(-1)
      expect(mail?.html).toContain(`${cloud.url}/logos/demo/`)
      const patient = await visit(browser, { size: 'phone', bypassCsp: true })
      await patient.page.setContent(mail?.html ?? '')
      await shows(patient.page, 'img')
      const link = patient.page.getByRole('link', { name: 'Answer our questions here' })
      expect(await link.evaluate((each) => getComputedStyle(each).backgroundColor)).toBe(PLUM)
      await pictured(patient.page, 'mail')
      await patient.page.goto((await link.getAttribute('href')) ?? '')
      await shows(patient.page, '.brand img')
      const send = patient.page.getByRole('button', { name: 'Send' }).first()
      expect(await send.evaluate((each) => getComputedStyle(each).backgroundColor)).toBe(PLUM)
      await flawless(patient.page, 'brand-answer')
      await patient.context.close()

      // Five hours ended the session.
      await signIn(page, cloud.url, 'Dr Hale (admin, demo)', `/console/treatments/${body.treatmentId}/sheet`)
      await shows(page, '.sheet img.logo')
      await pictured(page, 'sheet')
      const rule = await page.locator('.sheet .rule').boundingBox()
      expect([rule?.height, (rule?.width ?? 0) > 300]).toEqual([4, true])
      await context.close()
    },
    MINUTES_FOR_ALL_PAGES,
  )

  it.each(['en-US', 'es-MX'])(
    'has a page without faults for axe-core in both themes, in %s',
    async (locale) => {
      const { page, context } = await visit(browser, { bypassCsp: true, locale })
      await signIn(page, cloud.url, 'Dr Hale (admin, demo)', BRAND)
      await page.goto(cloud.url + BRAND)
      await page.getByRole('heading', { name: locale === 'es-MX' ? 'Marca' : 'Brand', exact: true }).waitFor()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale.slice(0, 2))
      await flawless(page, 'brand')
      await context.close()
    },
    MINUTES_FOR_ALL_PAGES,
  )

  it('is tried and saved without script too', async () => {
    const { page, context } = await visit(browser, { size: 'phone', script: false })
    await signIn(page, cloud.url, 'Dr Hale (admin, demo)', BRAND)
    await page.getByRole('radio', { name: 'Moss' }).check()
    await page.getByRole('button', { name: 'Show the preview' }).click()
    await page.locator('.sample rect[fill="#47591f"]').first().waitFor()
    await page.getByRole('checkbox', { name: 'Remove the logo' }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    expect(await page.getByRole('radio', { name: 'Moss' }).isChecked()).toBe(true)
    expect(await page.locator('img.logo').count()).toBe(0)
    await context.close()
  })
})

/** For those who ask for pictures of pages. */
async function pictured(page: Page, name: string): Promise<void> {
  const shots = process.env.PAGE_SHOTS
  if (shots) await page.screenshot({ path: `${shots}/brand-${name}.png` })
}
