import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { MORNING, ownServer } from '../support/own-server.ts'

const DESK = 'Front desk (front desk, demo)'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()

const texts = async (phone: string) => (await clinic.phone(phone)).map(({ body }) => body)

describe('checkout', () => {
  it('by keyboard alone: phone, name, treatment, area and consent, and the first text leaves', async () => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, DESK)
    await page.waitForURL('**/console/checkout')
    await page.locator('[name=phone]:focus').waitFor()
    await page.keyboard.type('4155550141')
    expect(await page.getByLabel('Phone', { exact: true }).inputValue()).toBe('(415) 555-0141')
    const tabTo = async (name: string) => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab')
        const at = await page.evaluate(() => {
          const { name, value, textContent } = document.activeElement as HTMLInputElement
          return [name, value, textContent?.trim()]
        })
        if (at.includes(name)) return
      }
      throw new Error(`Tab never came to ${name}`)
    }
    await tabTo('name')
    await page.keyboard.type('Kay Board')
    await tabTo('neurotoxin')
    await page.keyboard.press('Space')
    await tabTo('glabella')
    await page.keyboard.press('Space')
    await tabTo('sms')
    await page.keyboard.press('Space')
    await page.locator('.course li').first().waitFor()
    await tabTo('Log the treatment')
    await page.keyboard.press('Enter')
    await page.getByText('The treatment is logged.').waitFor()
    await clinic.idle()
    expect(await texts('+14155550141')).toEqual([expect.stringContaining('Hi Kay')])
    await page.getByRole('link', { name: 'Open the record' }).click()
    await page.waitForURL('**/console/patients/*')
    await page.goBack()
    await page.getByText('The treatment is logged.').waitFor()
    await context.close()
  })

  it('knows a returning patient by phone; a tap fills the form, and a double click logs once', async () => {
    await clinic.as('front-desk', 'POST', '/v1/treatments', {
      patient: { name: 'Rita Turner', phone: '+14155550144' },
      performedAt: MORNING,
      procedures: [{ plan: 'peel', areas: ['face'] }],
      consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
    })
    const { page, context } = await visit(browser, { touch: true })
    await signIn(page, cloud.url, DESK, '/console/checkout')
    await page.getByLabel('Phone', { exact: true }).pressSequentially('4155550144')
    await page.getByRole('button', { name: 'Rita Turner' }).tap()
    await page.getByLabel('Dermal filler', { exact: true }).tap()
    await page.getByLabel('Lips').tap()
    await page.getByRole('button', { name: 'Log the treatment' }).dblclick()
    await page.getByText('The treatment is logged.').waitFor()
    const { body } = await clinic.as('nurse', 'GET', '/v1/patients?phone=%2B14155550144')
    expect(body.patients).toHaveLength(1)
    const { events } = (await clinic.as('nurse', 'GET', `/v1/patients/${body.patients[0].patientId}/timeline`)).body
    expect(events.filter(({ kind }: { kind: string }) => kind === 'treatment-logged')).toHaveLength(2)
    await context.close()
  })

  it('says what is wrong beside the field, keeps what was typed, and logs nothing', async () => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, DESK, '/console/checkout')
    await page.getByLabel('Phone', { exact: true }).fill('12')
    await page.getByLabel('Name').fill('Wrong Number')
    await page.getByLabel('Neurotoxin', { exact: true }).check()
    await page.getByLabel('Texts', { exact: true }).check()
    await page.getByRole('button', { name: 'Log the treatment' }).click()
    await page.getByRole('alert').filter({ hasText: 'Nothing was saved' }).waitFor()
    expect(await page.locator('#fault-patient-phone').textContent()).toContain('not a phone number')
    expect(await page.getByLabel('Name').inputValue()).toBe('Wrong Number')
    await context.close()
  })

  it('formats a number while it is typed, and keeps every digit of what is none', async () => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, DESK, '/console/checkout')
    const phone = page.getByLabel('Phone', { exact: true })
    for (const [typed, shown] of [
      ['12345', '12345'],
      ['14155550141', '(415) 555-0141'],
      ['+14155550141', '(415) 555-0141'],
      ['+525512345678', '+525512345678'],
    ] as const) {
      await phone.fill('')
      await phone.pressSequentially(typed)
      expect(await phone.inputValue()).toBe(shown)
    }
    await context.close()
  })

  it('loses nothing on a reload, nor when the session times out', async () => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, DESK, '/console/checkout')
    await page.getByLabel('Name').fill('Half Typed')
    await page.getByLabel('Neurotoxin', { exact: true }).check()
    await page.reload()
    expect(await page.getByLabel('Name').inputValue()).toBe('Half Typed')
    await clinic.advance('PT31M')
    await page.getByRole('button', { name: 'Log the treatment' }).click()
    await page.getByRole('button', { name: DESK }).click()
    await page.waitForURL('**/console/checkout')
    expect(await page.getByLabel('Name').inputValue()).toBe('Half Typed')
    expect(await page.getByLabel('Neurotoxin', { exact: true }).isChecked()).toBe(true)
    await context.close()
  })

  it('puts the entries of one patient aside for the next, and gives them back', async () => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, DESK, '/console/checkout')
    const phone = page.getByLabel('Phone', { exact: true })
    const [name, peel, pregnant] = [
      page.getByLabel('Name'),
      page.getByLabel('Chemical peel', { exact: true }),
      page.getByLabel('Pregnant', { exact: false }),
    ]
    const entries = async () => [await name.inputValue(), await peel.isChecked(), await pregnant.isChecked()]
    await phone.fill('4155550151')
    await name.fill('First Patient')
    await peel.check()
    await pregnant.check()
    await page.goto(`${cloud.url}/console/patients`)
    await page.goto(`${cloud.url}/console/checkout`)
    await page.getByText('Not logged yet').waitFor()
    expect(await entries()).toEqual(['First Patient', true, true])
    await phone.fill('4155550152')
    await name.focus()
    expect(await entries()).toEqual(['', false, false])
    expect(await page.locator('#aside').textContent()).toContain('First Patient was set aside')
    await name.fill('Second Patient')
    await phone.fill('4155550151')
    await name.focus()
    expect(await entries()).toEqual(['First Patient', true, true])
    await page.getByRole('link', { name: 'Clear' }).click()
    await page.locator('[name=phone]:focus').waitFor()
    expect([await phone.inputValue(), ...(await entries())]).toEqual(['', '', false, false])
    await context.close()
  })

  it('takes a file of any size that it reads, and keeps what is too much', async () => {
    const { page, context } = await visit(browser)
    await signIn(page, cloud.url, DESK, '/console/checkout/import')
    const rows = page.locator('#rows')
    /** Set by script and hidden: a browser takes long to draw megabytes. */
    const put = (lines: number) =>
      rows.evaluate((field: HTMLTextAreaElement, lines) => {
        field.hidden = true
        field.value = `name;phone\n${'Ana Ruiz;4155550123\n'.repeat(lines)}`
        field.dispatchEvent(new Event('input', { bubbles: true }))
        return field.value.length
      }, lines)
    await put(20_000)
    await page.getByRole('button', { name: 'Check every row' }).click()
    await page.getByRole('alert').filter({ hasText: 'performed_at' }).waitFor()
    const length = await put(180_000)
    await page.getByRole('button', { name: 'Check every row' }).click()
    await page.getByRole('heading', { name: 'Too much to send at once' }).waitFor()
    await page.getByRole('link', { name: 'Back to the page' }).click()
    await page.getByRole('heading', { name: 'Visits from a file' }).waitFor()
    expect(await rows.evaluate((field: HTMLTextAreaElement) => field.value.length)).toBe(length)
    await context.close()
  })

  it('works before any script runs', async () => {
    const { page, context } = await visit(browser, { script: false })
    await signIn(page, cloud.url, DESK, '/console/checkout')
    await fill(page, '4155550142', 'No Script')
    await page.getByRole('button', { name: 'Preview messages' }).click()
    expect(await page.locator('.course li').count()).toBeGreaterThan(5)
    await page.getByRole('button', { name: 'Log the treatment' }).click()
    await page.getByText('The treatment is logged.').waitFor()
    await context.close()
  })

  it("takes number and consent from the patient's own phone, by a code that is scanned", async () => {
    const { page, context } = await visit(browser)
    const patient = await visit(browser, { size: 'phone', touch: true })
    await signIn(page, cloud.url, DESK, '/console/checkout')
    await page.getByLabel('Neurotoxin', { exact: true }).check()
    await page.getByLabel('Name').fill('Q. R. Code')
    await page.getByRole('button', { name: 'By QR code' }).click()
    const link = await page.getByRole('link', { name: '/l/' }).getAttribute('href')
    await patient.page.goto(link ?? '')
    const spanish = patient.page.locator('form[lang=es]')
    await spanish.getByLabel('Su número de teléfono').fill('(415) 555-0143')
    await spanish.getByLabel('Acepto recibir').check()
    await spanish.getByRole('button').click()
    await patient.page.getByText('Gracias').waitFor()
    await page.getByRole('link', { name: 'Go on with the checkout' }).click()
    expect(await page.getByLabel('Phone', { exact: true }).inputValue()).toBe('+14155550143')
    expect(await page.getByLabel('Language').inputValue()).toBe('es')
    expect(await page.getByLabel('Name').inputValue()).toBe('Q. R. Code')
    expect(await page.getByLabel('Neurotoxin', { exact: true }).isChecked()).toBe(true)
    await Promise.all([context.close(), patient.context.close()])
  })

  it('has targets of 44 pixels for fingers', async () => {
    const { page, context } = await visit(browser, { size: 'phone', touch: true })
    await signIn(page, cloud.url, DESK, '/console/checkout')
    const small = await page
      .locator('main :is(button:not(.first), .chip, select, input:not([type=checkbox], [type=hidden]))')
      .evaluateAll((all) =>
        all.flatMap((each) => {
          const { height, width } = each.getBoundingClientRect()
          return width > 0 && height < 44 ? [`${each.outerHTML.slice(0, 80)} is ${height} high`] : []
        }),
      )
    expect(small).toEqual([])
    await context.close()
  })
})

async function fill(page: Page, phone: string, name: string): Promise<void> {
  await page.getByLabel('Phone', { exact: true }).fill(phone)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Neurotoxin', { exact: true }).check()
  await page.getByLabel('Texts', { exact: true }).check()
}
