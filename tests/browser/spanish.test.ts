/** The pages that staff use most, in Spanish, on the load of a working clinic. */
import { beforeAll, describe, expect, it } from 'vitest'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { aBusyClinic } from '../support/busy-clinic.ts'
import { flawless, MINUTES_FOR_ALL_PAGES } from '../support/flawless.ts'
import { KIM, ownServer } from '../support/own-server.ts'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()
const asked = { bypassCsp: true, locale: 'es-US' } as const

beforeAll(() => aBusyClinic(clinic, cloud.gateway), 300_000)

describe('a clinic at work whose staff read Spanish', () => {
  it(
    'has pages without a fault, none of them wider than its screen',
    async () => {
      const { page, context } = await visit(browser, asked)
      await signIn(page, cloud.url, 'Dr Hale (admin, demo)', '/console/inbox')
      await flawless(page, 'inbox')
      await page.locator('a.item').first().click()
      await page.getByRole('button', { name: 'Tomar esta alerta' }).first().click()
      await page.getByText('Usted tiene esta alerta.').waitFor()
      await page.locator('details').evaluateAll((all) => {
        for (const each of all) each.setAttribute('open', '')
      })
      await flawless(page, 'alert')
      await page.locator('#patient a').click()
      await page.getByRole('heading', { name: 'Cronología' }).waitFor()
      await flawless(page, 'patient')
      for (const path of [
        'on-call',
        'on-call/changes',
        'on-call/policy',
        'on-call/people',
        'checkout',
        'review',
        'figures',
        'care-plans',
        'care-plans/filler',
        'rehearsal',
        'patients',
      ]) {
        await page.goto(`${cloud.url}/console/${path}`)
        await flawless(page, path)
      }
      await context.close()
    },
    2 * MINUTES_FOR_ALL_PAGES,
  )

  it(
    'take an alert behind the link of a page, and record its outcome',
    async () => {
      const sms = (await clinic.phone(KIM)).findLast(({ kind, body }) => kind === 'sms' && body.includes('/l/'))
      const { page, context } = await visit(browser, { ...asked, size: 'phone' })
      await page.goto(/https?:\/\/\S+/.exec(sms?.body ?? '')?.[0] ?? '')
      await flawless(page, 'link')
      await page.setViewportSize({ width: 390, height: 844 })
      await page.getByRole('button', { name: 'Tomar esta alerta' }).click()
      await page.getByText('Es suya. Llame al paciente ahora.').waitFor()
      await page.getByRole('button', { name: 'Registrar el resultado' }).click()
      await page.getByText('¿Qué pasó? Elija un resultado.').first().waitFor()
      await page.getByRole('radio', { name: 'Visto en persona' }).check()
      await page.getByRole('button', { name: 'Registrar el resultado' }).click()
      await page.getByText('Resultado registrado.').waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('es')
      await context.close()
    },
    MINUTES_FOR_ALL_PAGES,
  )
})
