import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Task } from '../../functions/core/alerts/task.ts'
import { plusMinutes } from '../../functions/core/time.ts'
import { writeTask } from '../../functions/use-cases/store/records.ts'
import { ownBrowser, visit } from '../support/browser.ts'
import { aConsole } from '../support/console.ts'
import { checkout } from '../support/stories.ts'
import { aWorld } from '../support/world.ts'

const browser = ownBrowser()
const STYLE = readFileSync('functions/console/assets/console.css', 'utf8')
const REPORTS = ['i cant breathe', 'my lip is hot and swollen and i have a fever', 'my face is drooping on one side']

/** The inbox of a nurse as a page: 25 alerts, of which a colleague has five, and 30 tasks. */
async function aBusyInbox(): Promise<string> {
  const world = await aWorld()
  const console = aConsole(world)
  const lee = await console.signIn('clinician', { sub: 'dr-lee', name: 'Dr Lee' })
  for (let n = 0; n < 25; n++) {
    const phone = `+141555501${30 + n}`
    await checkout(world, { patient: { name: `Patient Number ${n}`, phone } })
    await world.text(phone, `${REPORTS[n % 3]}, and it has been so since I woke up this morning at about seven o'clock`)
  }
  const { patientId } = await checkout(world)
  for (let n = 0; n < 30; n++) {
    const task: Task = {
      ...{ taskId: `${patientId}.question-${n}`, clinicId: 'demo', personId: patientId, kind: 'question' },
      ...{ createdAt: plusMinutes(world.now(), n), because: 'A question, or words beside a routine answer.' },
      ...{ state: 'open', timers: {} },
    }
    await world.records.commit([writeTask(task)])
  }
  const { cookies } = lee
  const shown = (await console.ask('GET', '/console/inbox', { cookies })).body
  const paths = [...shown.matchAll(/action="(\/console\/alerts\/[^"]+\/acknowledge)"/g)].map(([, path]) => path ?? '')
  for (const path of paths.slice(0, 5)) await console.ask('POST', path, { cookies })
  const { cookies: kim } = await console.signIn('nurse')
  return (await console.ask('GET', '/console/inbox', { cookies: kim })).body
}

describe('a busy inbox on a phone', () => {
  it('shows alerts by urgency first, then tasks, within a few screens, and the whole menu', async () => {
    const html = (await aBusyInbox()).replace(/<link rel="stylesheet"[^>]*>/, `<style>${STYLE}</style>`)
    const { page, context } = await visit(browser, { size: 'phone', script: false })
    await page.setContent(html)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    expect(height).toBeLessThan(5500)
    expect(await page.locator('.alert-row:visible').count()).toBe(20)
    expect(await page.locator('li.task:visible').count()).toBe(5)
    const tiers = await page.locator('.alert-row:visible .tab > span').allTextContents()
    expect(tiers).toEqual([...tiers].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)))
    await page.getByText('Already taken: 5 alerts').click()
    await page.getByText('25 more tasks').click()
    expect(await page.locator('.alert-row:visible').count()).toBe(25)
    expect(await page.locator('li.task:visible').count()).toBe(30)
    for (const link of await page.locator('header nav a').all()) {
      const box = await link.boundingBox()
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await context.close()
  })
})
const ORDER = ['emergency', 'urgent', 'prompt']
