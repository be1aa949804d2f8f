/** Two people at one alert at night: each sees that the other is there, so that they do not do the work twice. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { violations } from '../support/accessible.ts'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { ANA, HARBOR, MORNING, ownServer } from '../support/own-server.ts'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()
let path: string

beforeAll(async () => {
  await clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: 'Ana Ruiz', phone: ANA },
    performedAt: MORNING,
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
  })
  await clinic.local('sms', { from: ANA, to: HARBOR, body: 'i cant swallow and my voice is hoarse' })
  await clinic.idle()
  const [{ alertId }] = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts
  path = `/console/alerts/${encodeURIComponent(alertId)}`
})

const others = (page: Page) => page.locator('.others')
const says = (page: Page, words: string) => others(page).filter({ hasText: words }).waitFor()
const isGone = (page: Page) => others(page).waitFor({ state: 'detached' })
const shot = async (page: Page, name: string) =>
  process.env.SHOTS && (await page.screenshot({ path: `${process.env.SHOTS}/presence-${name}.png` }))

async function atTheAlert(who: string, size: 'desk' | 'phone') {
  const { page, context } = await visit(browser, { size, dark: size === 'phone' })
  await signIn(page, cloud.url, who, path)
  return { page, context }
}

it('says who else looks and writes, in the alert and in the inbox, and stops once they have gone', async () => {
  const { page: inbox, context } = await visit(browser)
  await signIn(inbox, cloud.url, 'Dr Lee (clinician, demo)', '/console/inbox')
  const kim = await atTheAlert('Nurse Kim (nurse, demo)', 'phone')
  await says(inbox, 'Nurse Kim is looking at this.')
  const lee = await context.newPage()
  await lee.goto(cloud.url + path)
  await says(lee, 'Nurse Kim is looking at this.')
  await says(kim.page, 'Dr Lee is looking at this.')

  const [news] = await Promise.all([
    lee.waitForResponse((answer) => answer.url().endsWith('/state') && answer.status() === 200),
    kim.page.getByLabel('Note', { exact: true }).fill('Throat feels tight'),
  ])
  expect((await news.body()).length).toBeLessThanOrEqual(4096)
  await says(lee, 'Nurse Kim is writing here.')
  await says(inbox, 'Nurse Kim is writing here.')
  expect(await lee.locator('#others').textContent()).toContain('Nurse Kim is writing here.')
  expect(await lee.getByRole('button', { name: 'Take this alert' }).count()).toBe(1)
  expect(await kim.page.getByLabel('Note', { exact: true }).inputValue()).toBe('Throat feels tight')
  for (const [name, page] of Object.entries({ inbox, alert: lee, phone: kim.page })) {
    await shot(page, name)
    expect(await violations(page)).toEqual([])
  }

  // A tab in the background asks for news, and says nothing of its own.
  await kim.page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true }))
  await kim.page.waitForResponse(
    async (answer) => answer.url().endsWith('/state') && (await answer.request().allHeaders())['x-doing'] === '',
  )
  await clinic.advance('PT1M')
  await isGone(lee)
  await isGone(inbox)
  const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body
  expect(alerts).toMatchObject([{ state: 'paging' }])
  await Promise.all([context.close(), kim.context.close()])
})
