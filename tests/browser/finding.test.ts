/** Patients are found and opened by keyboard alone, from any page; whoever types is left alone. */
import { expect, it } from 'vitest'
import { violations } from '../support/accessible.ts'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { ANA, ownServer } from '../support/own-server.ts'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()

it('from the inbox: "/" finds, arrows go through what was found, "?" shows the keys and switches them off', async () => {
  for (const [name, phone] of [
    ['Ana Ruiz', ANA],
    ['Joan Ruiz', '+14155550124'],
  ]) {
    await clinic.advance('PT1M')
    await clinic.as('front-desk', 'POST', '/v1/treatments', {
      patient: { name, phone },
      performedAt: await clinic.now(),
      procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
      consent: { sms: true, email: false },
    })
  }
  const { page, context } = await visit(browser, { bypassCsp: true })
  await signIn(page, cloud.url, 'Nurse Kim (nurse, demo)', '/console/inbox')
  await page.keyboard.press('/')
  await page.locator('[data-find]:focus').waitFor()
  await page.keyboard.type('ruiz?/')
  expect(await page.locator('[data-find]').inputValue()).toBe('ruiz?/')
  await page.locator('[data-find]').fill('ruiz')
  await page.keyboard.press('Enter')
  await page.getByText('2 patients.').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('a:focus').textContent()).toContain('Ana Ruiz')
  await page.keyboard.press('ArrowUp')
  expect(await page.locator('a:focus').textContent()).toContain('Joan Ruiz')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Joan Ruiz' }).waitFor()

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await keys.getByText('Find a patient').waitFor()
  expect(await violations(page)).toEqual([])
  await keys.getByLabel('Use these keys in this browser').uncheck()
  await keys.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('/')
  expect(new URL(page.url()).pathname).toMatch(/\/patients\/\w+$/)
  await context.close()
})
