import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { savedRunOf } from '../../functions/console/rehearsal/file.ts'
import { arrivedOf } from '../../functions/use-cases/rehearsal/saved-run.ts'
import { violations } from '../support/accessible.ts'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { ownServer } from '../support/own-server.ts'
import { play } from '../support/rehearsal.ts'

const KIM = 'Nurse Kim (nurse, demo)'
const LEE = 'Dr Lee (clinician, demo)'
const HALE = 'Dr Hale (admin, demo)'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()

describe('a rehearsal', () => {
  it('from checkout to outcome: played, taken up after a reload, saved, and the file plays the same', async () => {
    const { page, context } = await visit(browser, { bypassCsp: true })
    await signIn(page, cloud.url, KIM, '/console/rehearsal')
    await page.getByText('Neurotoxin', { exact: true }).click()
    await page.getByText('Glabella', { exact: true }).first().click()
    await page.getByRole('button', { name: 'Begin the rehearsal' }).click()
    await page.getByText("we'll text after your visit").waitFor()
    await page.getByRole('button', { name: 'Next message' }).click()
    await page.getByText('trouble breathing, or faint?').waitFor()

    const text = page.getByLabel('Text of Ana Ruiz')
    await text.fill('its really hard to swolow')
    await text.press('Enter')
    await page.getByRole('heading', { name: 'Alert 41' }).waitFor()
    expect(await page.locator('mark').first().textContent()).toBe('hard to swolow')
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('text')
    expect(await page.getByLabel('Messages on the phone of Dr Lee').textContent()).toContain('EMERGENCY 41')
    expect(await violations(page)).toEqual([])

    await page.getByRole('button', { name: '+1 min' }).click()
    await page.getByRole('button', { name: 'Nurse Kim: 41, takes it' }).click()
    await page.getByText('Nurse Kim has it').waitFor()
    await page.reload()
    await page.getByText('Nurse Kim has it').waitFor()
    await page.getByLabel('Outcome').selectOption('sent-to-emergency')
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('Resolved by Nurse Kim').waitFor()

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the file' }).click()
    const saved = savedRunOf(readFileSync(await (await download).path(), 'utf8'))
    if ('faults' in saved) throw new Error(JSON.stringify(saved.faults))
    const { scenario, arrived } = saved.value
    expect(scenario.moves.map((move) => move.do)).toEqual(['next', 'text', 'wait', 'staff-text', 'outcome'])
    expect(arrivedOf((await play(scenario)).lines)).toEqual(arrived)

    await page.getByRole('button', { name: 'Another patient' }).click()
    await page.getByLabel('Its content').fill(JSON.stringify(saved.value))
    await page.getByRole('button', { name: 'Play it again' }).click()
    await page.getByText(/The same \d+ messages arrive/).waitFor()
    await context.close()
    expect((await clinic.phone('+14155550202')).length).toBe(0)
  })

  it('needs no script', async () => {
    const { page, context } = await visit(browser, { script: false, size: 'phone' })
    await signIn(page, cloud.url, KIM, '/console/rehearsal')
    await page.getByText('Dermal filler', { exact: true }).click()
    await page.getByText('Lips', { exact: true }).click()
    await page.getByRole('button', { name: 'Begin the rehearsal' }).click()
    await page.getByRole('button', { name: 'the skin is white and it hurts a lot' }).click()
    await page.getByRole('heading', { name: 'Alert 41' }).waitFor()
    const answer = page.getByLabel('Text of Dr Lee')
    await answer.fill('41')
    await answer.press('Enter')
    expect(await page.getByText('Dr Lee has it').isVisible()).toBe(true)
    await context.close()
  })
})

describe('care plans', () => {
  it('are changed by one and approved by another', async () => {
    const first = await visit(browser)
    await signIn(first.page, cloud.url, LEE, '/console/care-plans')
    await first.page.getByRole('link', { name: 'Neurotoxin' }).click()
    await first.page.getByRole('link', { name: 'Propose a change' }).click()
    await first.page.locator('[name="after.check-in-14d"]').fill('12')
    await first.page.getByText('12 days').waitFor()
    await first.page.getByRole('button', { name: 'Propose it' }).click()
    await first.page.getByText('You have signed it.').waitFor()
    await first.context.close()
    const second = await visit(browser)
    await signIn(second.page, cloud.url, HALE, '/console/care-plans/neurotoxin')
    await second.page.getByRole('button', { name: 'Approve it' }).click()
    await second.page.getByText('Approved by Dr Hale').waitFor()
    await second.context.close()
  })

  it.each([false, true])('can be used by everybody, in the dark: %s', async (dark) => {
    const { page, context } = await visit(browser, { dark, bypassCsp: true, size: dark ? 'phone' : 'desk' })
    await signIn(page, cloud.url, LEE, '/console/care-plans')
    for (const path of ['', '/neurotoxin', '/filler?language=es', '/neurotoxin/change']) {
      await page.goto(`${cloud.url}/console/care-plans${path}`)
      expect([path, await violations(page)]).toEqual([path, []])
    }
    await page.goto(`${cloud.url}/console/rehearsal?plan=neurotoxin`)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Begin the rehearsal' }).click()
    await page.getByRole('button', { name: 'one eyelid is drooping' }).click()
    await page.getByRole('heading', { name: 'Alert 41' }).waitFor()
    await page.getByRole('button', { name: '+15 min' }).click()
    await page.getByText('15 minutes later').waitFor()
    expect(await violations(page)).toEqual([])
    await context.close()
  })
})
