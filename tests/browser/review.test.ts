import { beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../support/accessible.ts'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { ANA, MORNING, ownServer } from '../support/own-server.ts'

const NURSE = 'Nurse Kim (nurse, demo)'
const ADMIN = 'Dr Hale (admin, demo)'
const WEEK = '2030-11-25'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()
let incidentId: string
let patientId: string

const wrote = async (body: string) => {
  await clinic.local('sms', { from: ANA, to: '+14155550100', body })
  await clinic.idle()
}

async function resolved(outcome: object): Promise<string> {
  const { body } = await clinic.as('nurse', 'GET', '/v1/alerts?state=open')
  const [{ alertId }] = body.alerts
  const { status } = await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, outcome)
  expect(status).toBe(200)
  return alertId
}

beforeAll(async () => {
  const { body } = await clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: 'Ana Ruiz', phone: ANA },
    performedAt: MORNING,
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
  })
  patientId = body.patientId
  await wrote('my eyelid is drooping')
  await resolved({ outcome: 'no-concern', note: 'Tired.' })
  await wrote('i cant swallow')
  incidentId = await resolved({ outcome: 'sent-to-emergency', note: 'Admitted.', harm: 'severe' })
  await wrote('thank you so much')
  await wrote('see you next week')
  await clinic.advance('P8D')
})

describe('the safety review', () => {
  it('is done on a phone: a cause is noted, a reply is read again, a missed sign pages the clinic', async () => {
    const { page, context } = await visit(browser, { size: 'phone', touch: true })
    await signIn(page, cloud.url, NURSE, '/console/review')
    await page.getByRole('heading', { name: 'False pages: 1 of 2 alerts' }).waitFor()
    await page.getByLabel('Cause').selectOption('normal-course')
    await page.getByRole('button', { name: 'Note the cause' }).tap()
    await page.getByRole('button', { name: 'Change the cause' }).waitFor()
    await page.getByText('0 of 2 read').waitFor()
    await page.getByRole('button', { name: 'Nothing missed' }).tap()
    await page.getByText('1 of 2 read').waitFor()
    await page.getByText('A sign was missed').tap()
    await page.getByLabel('Which sign').selectOption('breathing')
    await page.getByRole('button', { name: 'Page the clinic now' }).tap()
    await page.getByText('Everything from this week has been read.').waitFor()
    await clinic.idle()
    expect((await clinic.phone('+14155550201')).at(-1)?.body).toMatch(/breathing/i)
    await page.getByRole('link', { name: 'what became of it' }).tap()
    await page.waitForURL('**/console/alerts/*')
    await context.close()
    await resolved({ outcome: 'seen', note: 'Seen the same day.' })
  })

  it('an incident holds the record until the admin releases it, with what was told and when', async () => {
    const { page, context } = await visit(browser)
    const erase = () => clinic.as('admin', 'DELETE', `/v1/patients/${patientId}`)
    expect(await erase()).toMatchObject({ status: 409, body: { incidentId } })
    await signIn(page, cloud.url, ADMIN, '/console/incidents')
    await page.getByRole('link', { name: /Ana Ruiz/ }).click()
    const insurer = page.getByRole('article', { name: 'Professional liability insurer' })
    await insurer.getByLabel('Done how, or why not needed').fill('By letter, number 12.')
    await insurer.getByRole('button', { name: 'Done' }).click()
    await insurer.getByText('By letter, number 12.').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('frozen-record.json')
    page.on('dialog', (dialog) => dialog.accept())
    await page.getByLabel('Why the hold is no longer needed').fill('Counsel agreed.')
    await page.getByRole('button', { name: 'Release the hold' }).click()
    await page.getByText('Released by Dr Hale').waitFor()
    await context.close()
  })

  it('is without faults of access in both themes, and no page is wider than a phone', async () => {
    for (const dark of [false, true]) {
      const { page, context } = await visit(browser, { size: 'phone', dark })
      await signIn(page, cloud.url, ADMIN)
      for (const path of [
        `/console/review?week=${WEEK}`,
        '/console/review',
        '/console/incidents',
        `/console/incidents/${incidentId}`,
        '/console/figures?month=2030-11',
      ]) {
        await page.goto(cloud.url + path)
        for (const summary of await page.locator('summary').all()) await summary.click()
        expect(await violations(page), path).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390)
      }
      await context.close()
    }
  })
})
