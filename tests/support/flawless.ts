/** What every page of the console is held to, on a phone in the light and at a desk in the dark. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violations } from './accessible.ts'
import { SIZES } from './browser.ts'

/** axe-core reads each page twice, on a busy machine. */
export const MINUTES_FOR_ALL_PAGES = 3 * 60_000

/** axe-core finds no fault, and nothing is wider than the screen. `PAGE_SHOTS` names a folder for pictures. */
export async function flawless(page: Page, name: string): Promise<void> {
  const shots = process.env.PAGE_SHOTS
  for (const [size, colorScheme] of [
    ['phone', 'light'],
    ['desk', 'dark'],
  ] as const) {
    await page.setViewportSize(SIZES[size])
    await page.emulateMedia({ colorScheme })
    expect(await violations(page), `${name} ${colorScheme}`).toEqual([])
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over, `${name} ${size}`).toBeLessThanOrEqual(0)
    if (!shots) continue
    mkdirSync(shots, { recursive: true })
    const lang = await page.evaluate(() => document.documentElement.lang)
    await page.screenshot({ path: join(shots, `${name.replaceAll(/\W+/g, '-')}-${lang}-${size}.png`), fullPage: true })
  }
}
