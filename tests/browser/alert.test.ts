import { beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../support/accessible.ts'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { ANA, KIM, MORNING, ownServer } from '../support/own-server.ts'

const NURSE = 'Nurse Kim (nurse, demo)'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()
let patientId: string

beforeAll(async () => {
  const { body } = await clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: 'Ana Ruiz', phone: ANA, email: 'ana@example.com' },
    performedAt: MORNING,
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'], product: 'Botox Cosmetic', injector: 'Dr Lee' }],
    risks: ['blood-thinners'],
    consent: { sms: true, email: true, statement: 'I agree.', method: 'front-desk' },
  })
  patientId = body.patientId
  await clinic.advance('PT31H')
})

const wrote = async (text: string) => {
  await clinic.local('sms', { from: ANA, to: '+14155550100', body: text })
  await clinic.idle()
}

describe('a warning sign at night', () => {
  it('appears in the inbox by itself, and is dealt with on a phone of 390 pixels', async () => {
    const { page, context } = await visit(browser, { size: 'phone', dark: true, touch: true })
    await signIn(page, cloud.url, NURSE)
    await page.waitForURL('**/console/inbox')
    await wrote('its really hard to swolow')
    const item = page.locator('a.item')
    await item.waitFor()
    expect(await page.title()).toContain('(1)')
    expect(await item.textContent()).toContain('Not taken')
    await item.tap()
    expect(await page.locator('mark').first().textContent()).toBe('hard to swolow')
    expect(await page.locator('main').textContent()).toContain('Takes blood thinners')
    expect(await page.getByRole('link', { name: 'Call the patient' }).getAttribute('href')).toBe(`tel:${ANA}`)
    await page.getByRole('button', { name: 'Take this alert' }).tap()
    await page.getByText('You have this alert.').waitFor()
    await page.getByRole('button', { name: 'I reached the patient' }).tap()
    await page.getByText('Call recorded.').waitFor()

    await page.getByRole('button', { name: 'Record the outcome' }).tap()
    expect(await page.locator('#fault-outcome').textContent()).toContain('Choose an outcome')
    await page.getByLabel('What happened').selectOption('advice-by-phone')
    await page.getByLabel('Note').fill('Throat feels tight since lunch, drinks well. Comes in at nine.')
    await page.getByLabel('Harm to the patient').selectOption('none')
    await page.getByRole('button', { name: 'Record the outcome' }).tap()
    await page.getByText('The outcome is recorded.').waitFor()
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(beside).toBeLessThanOrEqual(0)
    const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body
    expect(alerts).toEqual([])
    await context.close()
  })

  it('shows a colleague at once who has it, and refuses a second owner', async () => {
    await wrote('now my left eyelid is drooping and i see double')
    const [kim, lee] = [await visit(browser), await visit(browser)]
    await signIn(kim.page, cloud.url, NURSE, '/console/inbox')
    await signIn(lee.page, cloud.url, 'Dr Lee (clinician, demo)', '/console/inbox')
    await kim.page.locator('a.item').click()
    await lee.page.locator('a.item').click()
    await kim.page.getByRole('button', { name: 'Take this alert' }).click()
    await kim.page.getByText('You have this alert.').waitFor()
    await lee.page.getByText('Nurse Kim has it').waitFor()
    expect(await lee.page.getByRole('button', { name: 'Take this alert' }).count()).toBe(0)
    await lee.page.getByLabel('Note').fill('Lid droops 2 mm, no pain.')
    await kim.page.getByLabel('What happened').selectOption('seen')
    await kim.page.getByRole('button', { name: 'Record the outcome' }).click()
    await kim.page.getByText('The outcome is recorded.').waitFor()
    await lee.page.getByText('Resolved by Nurse Kim').waitFor()
    await lee.page.reload()
    expect(await lee.page.getByLabel('What you typed').inputValue()).toBe('Lid droops 2 mm, no pain.')
    await Promise.all([kim.context.close(), lee.context.close()])
  })

  it('is dealt with from the link of its page in seven taps, without sign-in or script', async () => {
    await wrote('i cant swallow and my voice is hoarse')
    const sms = (await clinic.phone(KIM)).findLast(({ kind, body }) => kind === 'sms' && body.includes('/l/'))
    const { page, context } = await visit(browser, { size: 'phone', touch: true, script: false })
    let taps = 1
    await page.goto(/https?:\/\/\S+/.exec(sms?.body ?? '')?.[0] ?? '')
    const tap = async (role: 'button' | 'link' | 'radio', name: string) => {
      await page.getByRole(role, { name, exact: true }).tap()
      taps++
    }
    await tap('button', 'Take this alert')
    await page.getByText('It is yours. Call the patient now.').waitFor()
    await tap('button', 'I reached the patient')
    await page.getByText('Call recorded.').waitFor()
    await page.getByLabel('Your words').fill('See you at nine.')
    await tap('link', 'Outcome')
    await tap('radio', 'In person arranged')
    await page.getByLabel('Note', { exact: true }).fill('Comes at nine.')
    await tap('button', 'Record the outcome')
    await page.getByText('Outcome recorded.').waitFor()
    expect(taps).toBeLessThanOrEqual(7)
    expect(await page.getByLabel('What you typed').inputValue()).toBe('See you at nine.')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect((await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts).toEqual([])
    await context.close()
  })

  it('exports the timeline: words in it are no formulas', async () => {
    await wrote('=HYPERLINK("http://evil.example";"ok")')
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, NURSE, `/console/patients/${patientId}`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`timeline-${patientId}.csv`)
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toContain(`"'=HYPERLINK(""http`)
    await context.close()
  })
})

describe('every page for everybody', () => {
  it.each([true, false])('axe finds nothing, dark: %s', async (dark) => {
    const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts')).body
    const { page, context } = await visit(browser, { size: 'phone', dark, bypassCsp: true })
    await signIn(page, cloud.url, 'Dr Hale (admin, demo)')
    const found: Record<string, string[]> = {}
    for (const path of [
      '/console/checkout',
      '/console/inbox',
      `/console/alerts/${alerts[0].alertId}`,
      '/console/patients',
      `/console/patients/${patientId}`,
      `/console/patients/${patientId}/print`,
    ]) {
      await page.goto(cloud.url + path)
      await page.locator('details').evaluateAll((all) => {
        for (const each of all) each.setAttribute('open', '')
      })
      found[path] = await violations(page)
    }
    expect(Object.entries(found).filter(([, rules]) => rules.length > 0)).toEqual([])
    await context.close()
  })
})
