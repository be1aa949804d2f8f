/** A real Chromium that signs in at the local server as staff do. */
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'

type Opens = Pick<Browser, 'newContext'>

/** Errors of the pages' scripts in the current test. Pages work without script, so nothing else would show them. */
const scriptErrors: string[] = []

/** A browser of a test file's own; elsewhere than on Linux x64, `CHROMIUM_PATH` names an installed one. */
export function ownBrowser(): Opens {
  let opened: Browser
  beforeAll(async () => {
    opened = await playwright.launch({
      executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    })
  })
  afterEach(() => expect(scriptErrors.splice(0)).toEqual([]))
  afterAll(() => opened?.close())
  return { newContext: (options) => opened.newContext(options) }
}

export const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } } as const

export type Visit = {
  size?: keyof typeof SIZES
  dark?: boolean
  touch?: boolean
  script?: boolean
  bypassCsp?: boolean
  /** As browsers name it: `es-US`. */
  locale?: string
}

/** A browser of its own, as a clinic's tablet or a nurse's phone is: nothing is shared with another one. */
export async function visit(browser: Opens, visit: Visit = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: SIZES[visit.size ?? 'desk'],
    colorScheme: visit.dark ? 'dark' : 'light',
    hasTouch: visit.touch ?? false,
    bypassCSP: visit.bypassCsp ?? false,
    javaScriptEnabled: visit.script ?? true,
    reducedMotion: 'reduce',
    locale: visit.locale ?? 'en-US',
  })
  context.on('weberror', (failed) => scriptErrors.push(`${failed.page()?.url()}: ${failed.error().message}`))
  return { context, page: await context.newPage() }
}

/** Signs in by name at the provider's page, and comes back to `path`. */
export async function signIn(page: Page, url: string, who: string, path = '/console'): Promise<void> {
  await page.goto(`${url}/console/sign-in?to=${encodeURIComponent(path)}`)
  await page.getByRole('button', { name: who }).click()
  await page.waitForURL((at) => at.pathname.startsWith('/console'))
}
