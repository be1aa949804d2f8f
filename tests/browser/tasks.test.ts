/** Tasks that a nurse gives and lets sleep, and the texts with which she answers, on the load of a working clinic. */
import { beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../support/accessible.ts'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { aBusyClinic } from '../support/busy-clinic.ts'
import { ownServer } from '../support/own-server.ts'

const NURSE = 'Nurse Kim (nurse, demo)'
const { cloud, clinic } = ownServer()
const browser = ownBrowser()

beforeAll(() => aBusyClinic(clinic, cloud.gateway), 300_000)

const questions = '/console/inbox?kind=question'

describe('a nurse with two hundred tasks', () => {
  it.each(['phone', 'desk'] as const)('snoozes one with a reason and finds it again, on a %s', async (size) => {
    const { page, context } = await visit(browser, { size, bypassCsp: true })
    await signIn(page, cloud.url, NURSE, questions)
    const rows = page.locator('li.task')
    const before = await rows.count()
    const because = (await rows.first().getByRole('link').first().textContent()) ?? ''
    await rows.first().getByRole('link', { name: 'Snooze or give' }).click()
    await page.getByRole('heading', { level: 1, name: /Question to answer/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByText('In 4 hours').click()
    await page.getByLabel('Why').fill('Asked to be called after work.')
    await page.getByRole('button', { name: 'Snooze' }).click()
    await page.getByText('The task is snoozed.').waitFor()

    await page.goto(`${cloud.url}${questions}`)
    expect(await rows.count()).toBe(before - 1)
    await page.getByRole('link', { name: /^Snoozed/ }).click()
    await page.getByText('Snoozed by Nurse Kim').first().waitFor()
    const mine = rows.filter({ hasText: because }).first()
    expect(await mine.locator('q').textContent()).toBe('Asked to be called after work.')
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width)

    await mine.getByRole('link', { name: 'Snooze or give' }).click()
    await page.getByRole('button', { name: 'Back to the list now' }).click()
    await page.getByText('The task is back in the list.').waitFor()
    await context.close()
  })

  it('takes one and gives it to a colleague, without script', async () => {
    const { page, context } = await visit(browser, { size: 'phone', script: false })
    await signIn(page, cloud.url, NURSE, questions)
    const row = page.locator('li.task').first()
    const patient = (await row.getByRole('link').first().textContent()) ?? ''
    await row.getByRole('link', { name: 'Snooze or give' }).click()
    await page.getByRole('button', { name: 'Take this task' }).click()
    await page.goto(`${cloud.url}/console/inbox?whose=mine`)
    const mine = page.locator('li.task')
    expect(await mine.count()).toBe(1)
    expect(await mine.textContent()).toMatch(/You have this task, since/)
    await mine.getByRole('link', { name: 'Snooze or give' }).click()
    await page.getByLabel('Give it to').selectOption('Dr Lee')
    await page.getByRole('button', { name: 'Give', exact: true }).click()
    await page.goto(`${cloud.url}${questions}`)
    const last = page.locator('li.task').last()
    expect(await last.textContent()).toContain(patient)
    expect(await last.textContent()).toContain('Dr Lee has this task, since')
    await context.close()
  })
})

describe('a nurse who texts a patient', () => {
  it.each([true, false])('picks a saved reply, edits it and sends it, with script: %s', async (script) => {
    const savedReplies = [
      {
        title: 'When to call',
        texts: { en: 'Hi {name}, when can {clinic} call you?', es: '{name}, cuando llamamos?' },
      },
      { title: 'No photos', texts: { en: 'We cannot see photos.', es: 'No vemos fotos.' } },
    ]
    expect(await clinic.as('admin', 'PATCH', '/v1/clinic', { savedReplies })).toMatchObject({ status: 200 })
    const { page, context } = await visit(browser, { size: 'phone', script, bypassCsp: script })
    await signIn(page, cloud.url, NURSE, '/console/inbox')
    await page.locator('.alert-row a.item').first().click()
    const field = page.locator('textarea[name=text]')
    const fill = page.getByRole('button', { name: 'Fill in' })
    const pick = async (title: string) => {
      await page.getByLabel('Saved reply').selectOption(title)
      if (!script) await fill.click()
    }
    expect(await fill.isVisible()).toBe(!script)
    await pick('When to call')
    expect(await field.inputValue()).toBe('Hi Patient, when can Harbor Clinic call you?')
    await pick('No photos')
    expect(await field.inputValue()).toBe('We cannot see photos.')
    await field.fill('About your skin:')
    await pick('When to call')
    expect(await field.inputValue()).toBe('About your skin:\nHi Patient, when can Harbor Clinic call you?')
    if (script) expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.getByRole('button', { name: 'Send the text' }).click()
    await page.getByText('Text sent, or planned for the next texting hours.').waitFor()
    await context.close()
  })
})
