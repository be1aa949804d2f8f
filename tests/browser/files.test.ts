/** The pages on which an admin connects what other people's systems send: files, calendars, booking systems, webhooks. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { calendar } from '../support/calendar-file.ts'
import { flawless, MINUTES_FOR_ALL_PAGES } from '../support/flawless.ts'
import { ownServer } from '../support/own-server.ts'
import { saidInEnglish } from '../support/spanish.ts'
import { aTreatment } from '../support/treatment-request.ts'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const SERVICES = [
  { service: 'Botox, entrecejo y frente, 20 unidades', plan: 'neurotoxin', areas: ['glabella', 'forehead'] },
  { service: 'Relleno labios', plan: 'filler', areas: ['lips'], product: 'Juvederm' },
  { service: 'Consulta', aftercare: false },
]
const SAMPLE = { cita: { id: 4711, estado: 'Completed', cliente: { nombre: 'Ana Ruiz', movil: '(415) 555-0123' } } }
const shift = (uid: string, who: string, at: string, ...more: string[]) => [
  ...[`UID:${uid}`, `SUMMARY:${who}`, `DTSTART${at}`, 'DURATION:PT12H', ...more],
]
/** One of each: read for sure, tentative, of a zone that is none, of two people. */
const FAULTY = calendar([
  shift('a', 'Nurse Kim', ';TZID=America/New_York:20301201T200000'),
  shift('b', 'Dr Lee', ':20301202T040000Z', 'STATUS:TENTATIVE'),
  shift('c', 'Dr Lee', ';TZID=Hora de la clínica:20301203T200000'),
  shift('d', 'Dr Lee / Nurse Kim', ':20301204T040000Z'),
])
const SURE = calendar([shift('a', 'Nurse Kim', ';TZID=America/New_York:20301201T200000', 'RRULE:FREQ=DAILY;COUNT=5')])
const ROWS = 'nombre;movil;fecha;servicio;acepta_sms\nAna Ruiz;;2030-11-25T17:00:00Z;Relleno labios;quizás'

/** Answers with the calendar, and refuses events. */
const other = createServer((request, response) =>
  request.method === 'GET' ? response.end(SURE) : response.writeHead(503).end(),
)

beforeAll(async () => {
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const admin = async (method: string, path: string, body: unknown) =>
    expect((await clinic.as('admin', method, path, body)).status, path).toBeLessThan(300)
  const consent = { sms: { at: '/acepta', is: 'sí' }, statement: 'Acepto recibir textos.' }
  await admin('PUT', '/v1/intake/generic', { secret: SECRET, services: SERVICES, consent })
  await admin('PUT', '/v1/import-services', { services: SERVICES })
  await admin('PUT', '/v1/on-call/followed-calendars/backup', { url: `${url}/guardias.ics` })
  await admin('POST', '/v1/webhooks', { url: `${url}/eventos-de-la-clinica`, events: ['treatment.logged'] })
  expect((await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment('+14155550141'))).status).toBe(201)
  await clinic.advance('PT2M')
  await clinic.idle()
})
afterAll(() => {
  other.closeAllConnections()
  other.close()
})

describe.each(['en-US', 'es-MX'])('the pages about what other systems send, in %s', (locale) => {
  const language = locale.slice(0, 2)

  async function held(page: Page, name: string): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.lang), name).toBe(language)
    if (language === 'es') expect(saidInEnglish(await page.content()), name).toEqual([])
    await flawless(page, name)
  }
  async function anAdmin(path: string) {
    const { page, context } = await visit(browser, { bypassCsp: true, locale })
    await signIn(page, cloud.url, 'Dr Hale (admin, demo)', path)
    return { page, end: () => context.close() }
  }

  it(
    'a calendar with faults, and one that is read every day',
    async () => {
      const { page, end } = await anAdmin('/console/on-call/calendar')
      await held(page, 'calendar')
      for (const [name, text] of [
        ['calendar faulty', FAULTY],
        ['calendar sure', SURE],
      ] as const) {
        await page.locator('textarea').fill(text)
        await page.locator('button[value=preview]').click()
        await page.locator(text === SURE ? '#sets' : '.faults').waitFor()
        await held(page, name)
      }
      await page.locator('[name=url]').fill('https://10.0.0.1/guardias.ics')
      await page.locator('form[action$="/address"] button').click()
      await page.locator('.faults').waitFor()
      await held(page, 'calendar address refused')
      await page.goto(`${cloud.url}/console/on-call/calendar/backup`)
      await page.locator('#sets').waitFor()
      await held(page, 'calendar followed')
      await end()
    },
    MINUTES_FOR_ALL_PAGES,
  )

  it(
    'services in files',
    async () => {
      const { page, end } = await anAdmin('/console/settings/services')
      await held(page, 'services')
      await page.locator('[name=service]').fill('Relleno labios')
      await page.locator('main form button[type=submit]').first().click()
      await page.locator('.faults').waitFor()
      await held(page, 'services to fix')
      await page.goto(`${cloud.url}/console/settings/services`)
      await page.getByRole('link', { name: /Relleno labios/ }).click()
      await page.locator('button.danger').waitFor()
      await held(page, 'one service')
      await end()
    },
    MINUTES_FOR_ALL_PAGES,
  )

  it(
    'booking systems, connected and to be connected',
    async () => {
      const { page, end } = await anAdmin('/console/booking-systems')
      await held(page, 'booking systems')
      for (const source of ['zenoti', 'generic']) {
        await page.goto(`${cloud.url}/console/booking-systems/${source}`)
        await held(page, `booking system ${source}`)
      }
      await page.locator('textarea[name=sample]').fill(JSON.stringify(SAMPLE))
      await page.locator('form[action$="/sample"] button').click()
      await page.getByText('/cita/cliente/movil').first().waitFor({ state: 'attached' })
      await held(page, 'booking system sample')
      await page.locator('[name=areas]').first().fill('codo')
      await page.locator('[name=secret]').fill('corto')
      await page.locator('form[action$="/generic"] .buttons button').click()
      await page.locator('.faults').waitFor()
      await held(page, 'booking system to fix')
      await end()
    },
    MINUTES_FOR_ALL_PAGES,
  )

  it(
    'webhooks with deliveries, and visits from a file',
    async () => {
      const { page, end } = await anAdmin('/console/webhooks')
      await page.getByText('503').waitFor()
      await held(page, 'webhooks')
      await page.goto(`${cloud.url}/console/webhooks/new`)
      await page.locator('[name=url]').fill('https://10.0.0.1/')
      await page.locator('[name=events]').first().check()
      await page.locator('form.settings button').click()
      await page.locator('.faults').waitFor()
      await held(page, 'webhook refused')
      await page.goto(`${cloud.url}/console/checkout/import`)
      await page.locator('textarea').first().fill(ROWS)
      await page.locator('button[value=try]').click()
      await page.locator('table').waitFor()
      await held(page, 'visits to fix')
      await end()
    },
    MINUTES_FOR_ALL_PAGES,
  )
})
