/** An owner sets a clinic up from nothing to live in the browser alone, with a second browser as the second signer. */
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { cognitoAccounts } from '../../functions/adapters/cognito-accounts.ts'
import type { ClinicFile } from '../../functions/core/clinic/validate-clinic.ts'
import { OPERATOR_KEY } from '../../infra/local/gateway.ts'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { flawless, MINUTES_FOR_ALL_PAGES } from '../support/flawless.ts'
import { ownServer } from '../support/own-server.ts'

const SETTINGS = '/console/settings'
const NUMBER = '+14155550330'
const [OWNER, VEGA] = ['+14155550301', '+14155550302']

const { cloud, clinic } = ownServer()
const browser = ownBrowser()

/** All that whoever runs the service knows of a clinic on its first day: its number, and its owner. */
const EMPTY: ClinicFile = {
  clinic: {
    clinicId: 'lakeside',
    name: 'New clinic',
    zone: 'America/New_York',
    country: 'US',
    textingNumber: NUMBER,
    pagingNumber: NUMBER,
    frontDeskPhone: NUMBER,
    onCallPhone: NUMBER,
    emergencyNumber: '911',
    mailFrom: 'care@lakeside.example',
    languages: ['en'],
  },
  staff: [{ staffId: 'olive-ward', name: 'Olive Ward', role: 'admin', email: 'olive@lakeside.example' }],
  shifts: [],
}

async function anEmptyClinic(): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'clinic-')), 'lakeside.json')
  writeFileSync(file, JSON.stringify(EMPTY))
  const child = spawn(process.execPath, ['infra/clinic.ts', 'add', file, '--local', cloud.url], { stdio: 'inherit' })
  expect(await new Promise((done) => child.on('exit', done))).toBe(0)
  const outputs = (await clinic.call('GET', '/_local/outputs')).body as Record<string, string>
  const accounts = cognitoAccounts({
    ...{ userPoolId: outputs.UserPoolId ?? '', region: 'us-east-1', endpoint: cloud.gateway },
    credentials: () => ({ accessKeyId: OPERATOR_KEY, secretAccessKey: 'local' }),
    now: () => '2030-11-25T18:00:00.000Z',
  })
  const owner = { email: 'olive@lakeside.example', name: 'Olive Ward', clinicId: 'lakeside', staffId: 'olive-ward' }
  expect((await accounts.invite({ ...owner, role: 'admin' })).kind).toBe('invited')
}

async function addShift(page: Page, line: number, { duty, who }: { duty: string; who: string }): Promise<void> {
  await page.getByRole('button', { name: 'Add a shift' }).click()
  await page.locator(`[name="${line}.duty"]`).selectOption(duty)
  await page.locator(`[name="${line}.staff"]`).selectOption({ label: who })
  await page.locator(`[name="${line}.from"]`).fill('00:00')
  await page.locator(`[name="${line}.to"]`).fill('00:00')
  for (let day = 1; day <= 7; day++) await page.locator(`[name="${line}.days"][value="${day}"]`).check()
}

async function answersTestPage(phone: string): Promise<void> {
  await clinic.idle()
  expect((await clinic.phone(phone)).at(-1)?.body).toContain('Test page')
  await clinic.local('sms', { from: phone, to: NUMBER, body: 'OK' })
  await clinic.idle()
}

/** A field by the beginning of its label; what follows it is a hint. */
const field = (page: Page, label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}`) })

describe('a new clinic', () => {
  it('is set up by its owner in the browser, from nothing to live, with a second signer by invitation', async () => {
    await anEmptyClinic()
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, 'Olive Ward (admin, lakeside)', SETTINGS)
    await page.getByText('things are missing before your first patient').waitFor()

    await page.getByRole('link', { name: 'Clinic', exact: true }).click()
    await field(page, 'Name').fill('Lakeside Clinic')
    await field(page, 'Front desk').fill('(415) 555-0310')
    await field(page, 'On-call line').fill('(415) 555-0311')
    await field(page, 'Where to send a patient at night').fill('Lakeside Hospital, (415) 555-0312')
    await field(page, 'What callers of the texting number hear').fill('A recording connects to the on-call line')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()

    await page.goto(`${cloud.url}${SETTINGS}/staff/olive-ward`)
    await field(page, 'Mobile phone').fill('(415) 555-0301')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.goto(`${cloud.url}${SETTINGS}/staff/new`)
    await field(page, 'Name').fill('Dr. Vega')
    await page.getByRole('radio', { name: /^Clinician/ }).check()
    await field(page, 'Mobile phone').fill('(415) 555-0302')
    await field(page, 'Email').fill('vega@lakeside.example')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Invite by email' }).click()
    await page.getByText('Invitation sent.').waitFor()
    expect((await clinic.mailbox('vega@lakeside.example'))[0]?.html).toContain(`${cloud.url}/console`)

    await page.goto(`${cloud.url}/console/on-call/shifts`)
    await addShift(page, 0, { duty: 'on-call', who: 'Dr. Vega' })
    await addShift(page, 1, { duty: 'backup', who: 'Olive Ward' })
    await addShift(page, 2, { duty: 'fallback', who: 'Olive Ward' })
    await page.getByRole('button', { name: 'Save the shifts' }).click()
    await page.getByText('The shifts are saved.').waitFor()
    await page.goto(`${cloud.url}/console/on-call/people`)
    for (const [staffId, phone] of [
      ['olive-ward', OWNER],
      ['dr-vega', VEGA],
    ] as const) {
      await page.locator(`#text-${staffId}`).click()
      await page.getByText('The test page is on its way').waitFor()
      await answersTestPage(phone)
      await page.goto(`${cloud.url}/console/on-call/people`)
    }

    await page.goto(`${cloud.url}${SETTINGS}/words`)
    await page.getByRole('button', { name: 'I have read all of it, and sign' }).click()
    await page.getByText('Your signature is recorded.').waitFor()
    await page.goto(`${cloud.url}${SETTINGS}/checklist`)
    await page.getByText('One thing is missing before your first patient.').waitFor()

    const second = await visit(browser, { size: 'phone', touch: true })
    await signIn(second.page, cloud.url, 'Dr. Vega (clinician, lakeside)', `${SETTINGS}/words`)
    await second.page.getByRole('button', { name: 'I have read all of it, and sign' }).tap()
    await second.page.getByText('✓ Signed by Olive Ward, Dr. Vega.').waitFor()
    await second.context.close()

    await page.goto(`${cloud.url}${SETTINGS}`)
    await page.getByText('Everything on the checklist is done. You can log patients.').waitFor()
    await context.close()
  })
})

describe('the settings', () => {
  const PATHS = [
    '',
    '/checklist',
    '/clinic',
    '/procedures',
    '/services',
    '/staff',
    '/staff/new',
    '/staff/dr-lee',
    '/words',
    '/words/answer-routine',
  ]
  const ALL = [...PATHS, '/systems', '/log']
    .map((path) => SETTINGS + path)
    .concat('/console/chat', '/console/webhooks', '/console/webhooks/new')

  it.each(['en-US', 'es-MX'])(
    'are without faults for axe-core in both themes, in %s, and no page is wider than its screen',
    async (locale) => {
      const { page, context } = await visit(browser, { bypassCsp: true, locale })
      await signIn(page, cloud.url, 'Dr Hale (admin, demo)', SETTINGS)
      for (const path of ALL) {
        await page.goto(cloud.url + path)
        expect(await page.evaluate(() => document.documentElement.lang), path).toBe(locale.slice(0, 2))
        await flawless(page, path)
      }
      await context.close()
    },
    MINUTES_FOR_ALL_PAGES,
  )
})
