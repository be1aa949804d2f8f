import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { flawless } from '../support/flawless.ts'
import { KIM, ownServer } from '../support/own-server.ts'

const ADMIN = 'Dr Hale (admin, demo)'
const NURSE = 'Nurse Kim (nurse, demo)'
const PATH = '/console/on-call'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()

const onDuty = (page: Page, duty: string) => page.getByRole('region', { name: `${duty} now` }).textContent()

describe('on call', () => {
  it('a nurse leaves a night, is asked about the gap, and fills it again from the week', async () => {
    const { page, context } = await visit(browser, { size: 'phone', dark: true, touch: true })
    await signIn(page, cloud.url, NURSE, PATH)
    expect(await onDuty(page, 'On call')).toContain('Dr Lee')
    expect(await page.getByRole('link', { name: 'Call: (415) 555-0202' }).getAttribute('href')).toBe(`tel:${KIM}`)
    await page.getByRole('link', { name: 'Cover or swap a shift' }).tap()
    const form = page.locator('#stand-in')
    await form.getByLabel('Duty').selectOption('backup')
    await form.getByLabel('Who has it').selectOption('nobody')
    await form.getByLabel('From').fill('2030-11-26T20:00')
    await form.getByLabel('Until').fill('2030-11-27T08:00')
    await form.getByRole('button', { name: 'Save the change' }).tap()
    await page.getByText('Not saved.').waitFor()
    await page.getByRole('button', { name: 'Leave the gap and save' }).tap()
    await page.getByText('The change is saved.').waitFor()

    await page.goto(`${cloud.url}${PATH}`)
    const gaps = page.getByRole('region', { name: 'Gaps of the next 14 days' })
    expect(await gaps.textContent()).toContain(
      'No one is backup from Tue, Nov 26, 8:00 PM until Wed, Nov 27, 8:00 AM (12 h)',
    )
    await gaps.getByRole('link', { name: 'Fill' }).tap()
    expect(await form.getByLabel('From').inputValue()).toBe('2030-11-26T20:00')
    await form.getByLabel('Who has it').selectOption('dr-hale')
    await form.getByRole('button', { name: 'Save the change' }).tap()
    await page.getByText('The change is saved.').waitFor()
    await page.goto(`${cloud.url}${PATH}`)
    expect(await gaps.textContent()).toContain('covered around the clock')
    const row = page.getByRole('row').filter({ hasText: 'Wed, Nov 27' })
    expect(await row.textContent()).toContain('Dr Hale stands in')
    await context.close()
  })

  it('a nurse tests the own phone, and sees by itself that the answer came', async () => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, NURSE, `${PATH}/people`)
    await page.getByRole('button', { name: 'Text me a test page' }).click()
    await page.getByText('Waiting for the OK').waitFor()
    await clinic.idle()
    expect((await clinic.phone(KIM)).at(-1)?.body).toContain('Test page, no alert')
    await clinic.local('sms', { from: KIM, to: '+14155550100', body: 'ok' })
    await page.getByText('✓ Answered').waitFor()
    await context.close()
  })

  it('an admin takes over a calendar file that was chosen, by keyboard', async () => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, ADMIN, `${PATH}/calendar`)
    const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1@x', 'SUMMARY:Nurse Kim on call']
    const when = ['DTSTART;TZID=America/Los_Angeles:20301128T080000', 'DURATION:P1D', 'END:VEVENT', 'END:VCALENDAR']
    const buffer = Buffer.from([...text, ...when].join('\r\n'))
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'on-call.ics', mimeType: 'text/calendar', buffer })
    await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('Nurse Kim'))
    await page.getByRole('button', { name: 'Show what it would set' }).press('Enter')
    const beside = page.getByRole('table', { name: 'On call in the next 14 days' }).getByRole('row')
    await beside.filter({ hasText: 'Nurse Kim' }).filter({ hasText: 'Changes' }).waitFor()
    await page.getByRole('button', { name: 'Take it over' }).press('Enter')
    await page.getByText('The calendar file is taken over.').waitFor()
    expect(await page.getByRole('row').filter({ hasText: 'Thu, Nov 28' }).textContent()).toContain('by calendar')
    await context.close()
  })

  it('an admin saves the weekly shifts and the policy, each twice', async () => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, ADMIN, `${PATH}/shifts`)
    for (const from of ['08:00', '08:30']) {
      await page.goto(`${cloud.url}${PATH}/shifts`)
      const first = page.getByLabel('From', { exact: true }).first()
      await first.fill(from)
      await page.getByRole('button', { name: 'Save the shifts' }).click()
      const sure = page.getByRole('button', { name: 'Leave the gap and save' })
      await sure.or(page.getByText('The shifts are saved.')).first().waitFor()
      if (await sure.isVisible()) await sure.click()
      await page.getByText('The shifts are saved.').waitFor()
      expect(await first.inputValue()).toBe(from)
    }
    for (const minutes of ['40', '45']) {
      await page.goto(`${cloud.url}${PATH}/policy/edit?tier=prompt`)
      await page.locator('[name="prompt.contactWithinMinutes"]').fill(minutes)
      await page.getByRole('button', { name: 'Save the policy' }).click()
      await page.getByText('The policy is saved').waitFor()
    }
    await context.close()
  })

  it('is without faults for axe-core in both themes, and no page is wider than its screen', async () => {
    const { page, context } = await visit(browser, { bypassCsp: true })
    await signIn(page, cloud.url, ADMIN, PATH)
    for (const path of ['', '/changes', '/shifts', '/policy', '/policy/edit?tier=urgent', '/people', '/calendar']) {
      await page.goto(`${cloud.url}${PATH}${path}`)
      await flawless(page, `on-call${path}`)
    }
    await page.goto(`${cloud.url}${PATH}/changes`)
    await page.getByRole('button', { name: 'Save the change' }).click()
    await page.getByText('Nothing was saved').waitFor()
    await flawless(page, 'on-call/changes to fix')
    await context.close()
  })
})
