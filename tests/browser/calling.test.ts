import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../support/accessible.ts'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { aBusyClinic, phoneOf } from '../support/busy-clinic.ts'
import { HARBOR, ownServer } from '../support/own-server.ts'

const NURSE = 'Nurse Kim (nurse, demo)'
const { cloud, clinic } = ownServer()
const browser = ownBrowser()

beforeAll(() => aBusyClinic(clinic, cloud.gateway), 300_000)

/** `tones`: the height of each, in hertz. */
type Calls = { tones: number[]; notifications: { title: string; tag: string }[]; asked: number }
declare global {
  var calls: Calls
}

/** A tab that a browser has hidden for long: its own timers hardly run. What it sounds and shows is written down. */
const hiddenTab = () => {
  const calls: Calls = { tones: [], notifications: [], asked: 0 }
  const param = { value: 0, setValueAtTime() {}, exponentialRampToValueAtTime() {} }
  const node = { connect: (to: unknown) => to }
  class FakeAudio {
    state = 'running'
    currentTime = 0
    destination = {}
    createGain = () => ({ ...node, gain: param })
    createOscillator = () => ({ ...node, frequency: param, start: () => calls.tones.push(param.value), stop() {} })
  }
  class FakeNotification {
    static permission = localStorage.getItem('allowed') ?? 'default'
    static requestPermission = async () => {
      calls.asked++
      localStorage.setItem('allowed', 'granted')
      FakeNotification.permission = 'granted'
      return 'granted'
    }
    constructor(title: string, { tag }: { tag: string }) {
      calls.notifications.push({ title, tag })
    }
  }
  const slow = globalThis.setTimeout
  Object.assign(globalThis, {
    calls,
    AudioContext: FakeAudio,
    Notification: FakeNotification,
    setTimeout: (act: () => void, after = 0) => slow(act, after >= 1000 ? 60_000 : after),
    setInterval: (act: () => void) => slow(act, 60_000),
  })
  Object.defineProperty(document, 'hidden', { get: () => true })
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
}

async function openInbox(path = '/console/inbox') {
  const { page, context } = await visit(browser)
  await page.addInitScript(hiddenTab)
  await signIn(page, cloud.url, NURSE, path)
  return { page, context }
}

const heard = (page: Page): Promise<Calls> => page.evaluate(() => globalThis.calls)
const writes = (n: number, body: string) => clinic.local('sms', { from: phoneOf(n), to: HARBOR, body })

const beat = readFileSync('functions/console/assets/beat.js', 'utf8')

describe('an open inbox with 14 alerts and 200 tasks', () => {
  it('asks once, and calls by sound, notification and title with the next refresh, every two seconds, in a hidden tab', async () => {
    const { page, context } = await openInbox()
    expect(beat).toContain('EVERY_MS = 2000')
    const count = Number(/\((\d+)\)/.exec(await page.title())?.[1])
    expect(count).toBe(214)
    await page.getByRole('button', { name: 'Turn on' }).click()
    expect(await heard(page)).toMatchObject({ tones: [], notifications: [], asked: 1 })
    expect(await page.getByText('Sound and notifications: Emergencies, Urgent alerts').count()).toBe(1)
    const refreshes: string[] = []
    page.on('request', (request) => request.url().includes('/inbox/list') && refreshes.push(request.url()))
    await writes(14, 'i cant breathe')
    await clinic.idle()
    refreshes.length = 0
    await page.waitForFunction(() => globalThis.calls.tones.length > 0, undefined, { polling: 100 })
    expect(refreshes.length).toBeLessThanOrEqual(2)
    const { tones, notifications } = await heard(page)
    expect(tones).toEqual([880, 660, 880, 660, 880, 660])
    expect(notifications.map(({ title }) => title)).toEqual([expect.stringMatching(/^New emergency, code \d+$/)])
    expect(await page.locator('[data-news]').textContent()).toMatch(/^New emergency, code \d+$/)
    expect(await page.title()).toContain(`(${count + 1})`)
    await page.reload()
    expect(await page.getByRole('button', { name: 'Turn on' }).isVisible()).toBe(false)
    expect((await heard(page)).tones).toEqual([])
    await context.close()
  })

  it('calls for the tiers that were chosen, on a filtered list too, and for what came while another page was open', async () => {
    const { page, context } = await openInbox('/console/inbox?kind=silence')
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.getByText('Sound and notifications: off').click()
    await page.getByLabel('Emergencies').check()
    await writes(15, 'my lip is hot and swollen and i have a fever')
    await page.waitForFunction(() => document.querySelector('[data-news]')?.textContent, undefined, { polling: 100 })
    expect((await heard(page)).tones).toEqual([])
    await page.goto(`${cloud.url}/console/patients`)
    await writes(16, 'i cant swallow')
    await clinic.idle()
    await page.goto(`${cloud.url}/console/inbox?kind=silence`)
    await page.waitForFunction(() => globalThis.calls.tones.length > 0, undefined, { polling: 100 })
    expect((await heard(page)).notifications).toHaveLength(1)
    await context.close()
  })

  it('sounds its test, says so when it can no longer hear, and has no finding of axe', async () => {
    const { page, context } = await openInbox()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByText('Sound and notifications:').click()
    await page.getByRole('button', { name: 'Test the sound' }).click()
    expect(await heard(page)).toMatchObject({ notifications: [{ tag: 'test' }], asked: 2 })
    expect((await heard(page)).tones).toHaveLength(6)
    expect(await violations(page)).toEqual([])
    await page.waitForResponse((answer) => answer.url().includes('/inbox/list') && answer.status() === 304)
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/calling-${width}.png` })
    }
    await context.clearCookies()
    await page.getByText("You're signed out. This page no longer calls you.").waitFor()
    expect((await heard(page)).notifications).toHaveLength(2)
    expect((await heard(page)).tones).toHaveLength(8)
    await context.close()
  })

  it('says that it cannot call when refreshes get no answer, and takes it back with the next answer', async () => {
    const { page, context } = await visit(browser)
    await page.addInitScript(hiddenTab)
    await page.addInitScript(() => {
      const { timeout } = AbortSignal
      AbortSignal.timeout = (after: number) => timeout.call(AbortSignal, after / 40)
    })
    await signIn(page, cloud.url, NURSE, '/console/inbox')
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.route('**/inbox/list*', () => {})
    const said = page.getByText("No connection. This page can't call you until it's back.")
    await said.waitFor()
    expect(await page.locator('#offline').isVisible()).toBe(true)
    expect((await heard(page)).notifications.map(({ tag }) => tag)).toEqual(['offline'])
    await page.unroute('**/inbox/list*')
    await said.waitFor({ state: 'detached' })
    expect(await page.locator('#offline').isVisible()).toBe(false)
    await context.close()
  })
})

describe('an inbox of sixty items on a phone', () => {
  it.each([
    'en-US',
    'es-US',
  ])('shows the alert that is due first, and its button, on the first screen (%s)', async (locale) => {
    const { page, context } = await visit(browser, { size: 'phone', locale })
    await signIn(page, cloud.url, NURSE)
    await page.locator('#calling .ask').waitFor()
    const button = page.locator('.waiting > :first-child button')
    const box = await button.boundingBox()
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await context.close()
  })
})
