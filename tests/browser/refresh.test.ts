/** What a refresh of an open inbox sends, and what it leaves alone, on the load of a working clinic. */
import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { aBusyClinic, phoneOf } from '../support/busy-clinic.ts'
import { HARBOR, ownServer } from '../support/own-server.ts'

const NURSE = 'Nurse Kim (nurse, demo)'
const { cloud, clinic } = ownServer()
const browser = ownBrowser()

beforeAll(() => aBusyClinic(clinic, cloud.gateway), 300_000)

const writes = async (n: number, body: string) => {
  await clinic.local('sms', { from: phoneOf(n), to: HARBOR, body })
  await clinic.idle()
}
const isRefresh = (answer: Response) => answer.url().includes('/inbox/list')
const nextNews = (page: Page) => page.waitForResponse((answer) => isRefresh(answer) && answer.status() === 200)
const nothingNew = (page: Page) => page.waitForResponse((answer) => isRefresh(answer) && answer.status() === 304)

async function openInbox(path = '/console/inbox', size: 'desk' | 'phone' = 'desk') {
  const { page, context } = await visit(browser, { size })
  await signIn(page, cloud.url, NURSE, path)
  await nothingNew(page)
  return { page, context }
}

/** The page as a reload shows it, and as its refreshes have made it. */
async function sameAsReloaded(page: Page) {
  const rows = () =>
    page.locator('[data-live] [data-piece]').evaluateAll((all) => all.map((each) => each.getAttribute('data-piece')))
  const made = await rows()
  await page.reload()
  expect(made).toEqual(await rows())
  expect(new Set(made).size).toBe(made.length)
}

describe('an open inbox with 14 alerts and 200 tasks', () => {
  it('is sent at most 4 KB when one thing changed, as it goes over the wire, and nothing when nothing did', async () => {
    const { page, context } = await openInbox()
    const whole = await (await page.request.get(`${cloud.url}/console/inbox/list`)).body()
    const still = await nothingNew(page)
    const named = (await still.request().allHeaders())['x-shown'] ?? ''
    expect((await still.request().sizes()).responseBodySize).toBe(0)
    const sizes: Record<string, number[]> = { whole: [whole.length, gzipSync(whole).length], named: [named.length] }
    const measured = async (what: string, happens: () => Promise<unknown>) => {
      const [answer] = await Promise.all([nextNews(page), happens()])
      const body = await answer.body()
      sizes[what] = [body.length, gzipSync(body).length]
      expect(body.length, what).toBeLessThanOrEqual(4096)
      await nothingNew(page)
    }
    await measured('a new alert', () => writes(14, 'i cant breathe'))
    await measured('a text that joins an alert', () => writes(3, 'and it is worse now, please call me'))
    const [alert] = (await clinic.as('clinician', 'GET', '/v1/alerts')).body.alerts
    await measured('an alert that is taken', () =>
      clinic.as('clinician', 'POST', `/v1/alerts/${alert.alertId}/acknowledge`, {}),
    )
    const [task] = (await clinic.as('nurse', 'GET', '/v1/tasks?kind=question')).body.tasks
    await measured('a task that is done', () => clinic.as('nurse', 'POST', `/v1/tasks/${task.taskId}/done`, {}))
    const { alerts } = (await clinic.as('clinician', 'GET', '/v1/alerts')).body
    for (const { alertId, tier, acknowledgedBy } of alerts)
      if (tier === 'emergency' && !acknowledgedBy)
        await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/acknowledge`, {})
    await nothingNew(page)
    await measured('a new alert that stands before all others', () => writes(16, 'i cant breathe'))
    expect(await page.locator('.waiting > :first-child').textContent()).toContain('Patient 16')
    const looks = await page
      .locator('.waiting > * button')
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).backgroundColor))
    expect(looks[0]).not.toBe(looks[1])
    expect(new Set(looks.slice(1)).size, 'the first alone is filled').toBe(1)
    if (process.env.SHOTS) console.log(JSON.stringify(sizes))
    await sameAsReloaded(page)
    await context.close()
  })

  it('leaves alone what did not change: the focus, folds, typed words, and the row under the finger', async () => {
    const { page, context } = await openInbox('/console/inbox', 'phone')
    await page.getByText(/more tasks$/).click()
    const row = page.locator('#more-tasks li.task').nth(9)
    const link = row.getByRole('link').first()
    await link.focus()
    await link.scrollIntoViewIfNeeded()
    await page.locator('input[name=find]').evaluate((input: HTMLInputElement) => {
      input.value = 'typed'
    })
    await row.evaluate((each) => Object.assign(each, { mine: 'still here' }))
    const top = () => row.evaluate((each) => Math.round(each.getBoundingClientRect().top))
    const before = await top()
    await Promise.all([nextNews(page), writes(15, 'i cant breathe')])
    await page.waitForFunction(() => document.title.startsWith('(21'))
    await nothingNew(page)
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
    expect(await row.evaluate((each) => (each as unknown as { mine: string }).mine)).toBe('still here')
    expect(await link.evaluate((each) => each === document.activeElement)).toBe(true)
    expect(await page.locator('#more-tasks').evaluate((each: HTMLDetailsElement) => each.open)).toBe(true)
    expect(await page.locator('input[name=find]').inputValue()).toBe('typed')
    await sameAsReloaded(page)
    await context.close()
  })

  it('moves the focus to the same control of a row that changed, and to the list where the row has gone', async () => {
    const { page, context } = await openInbox('/console/inbox?kind=question')
    const first = page.locator('li.task').first()
    const named = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 400))
    await first.getByRole('link', { name: 'Snooze or give' }).focus()
    const before = await named()
    const taskId = decodeURIComponent(/tasks\/([^"]+)/.exec(before ?? '')?.[1] ?? '')
    await Promise.all([nextNews(page), clinic.as('nurse', 'PATCH', `/v1/tasks/${taskId}`, { owner: 'dr-lee' })])
    await page.getByText('Dr Lee has this task').waitFor()
    expect(await named()).toBe(before)
    await Promise.all([nextNews(page), clinic.as('nurse', 'POST', `/v1/tasks/${taskId}/done`, {})])
    await nothingNew(page)
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-live'))).toBe(true)
    await sameAsReloaded(page)
    await context.close()
  })
})
