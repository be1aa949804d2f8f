/** A patient's photos, from the text that asks for them to the nurse's screen, with and without script. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../support/accessible.ts'
import { ownBrowser, signIn, visit } from '../support/browser.ts'
import { ANA, MORNING, ownServer } from '../support/own-server.ts'
import { exif, segment } from '../support/pictures.ts'

const { cloud, clinic } = ownServer()
const browser = ownBrowser()
let patientId: string

beforeAll(async () => {
  const { body } = await clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: 'Ana Ruiz', phone: ANA },
    performedAt: MORNING,
    procedures: [{ plan: 'filler', areas: ['lips'] }],
    consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
  })
  patientId = body.patientId
  await clinic.advance('PT5H')
})

/** A minute after what came before, since what is of one instant has no order. */
async function asked(): Promise<string> {
  await clinic.advance('PT1M')
  await clinic.as('nurse', 'POST', `/v1/patients/${patientId}/photo-requests`)
  await clinic.idle()
  const text = (await clinic.phone(ANA)).findLast(({ body }) => body.includes('/l/'))
  return /https?:\/\/\S+/.exec(text?.body ?? '')?.[0] ?? ''
}

/** A photo as a phone takes it, with the place in it; the browser itself draws it. */
async function taken(page: Page, hue: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const bytes = await page.evaluate(async (hue) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 })
    const drawn = canvas.getContext('2d')
    if (drawn) drawn.fillStyle = `hsl(${hue} 60% 60%)`
    drawn?.fillRect(0, 0, 2400, 1800)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg'))
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? [])]
  }, hue)
  const place = segment(exif(1, 'GPS 37.7749 -122.4194'))
  return {
    name: 'IMG_1.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from([...bytes.slice(0, 2), ...place, ...bytes.slice(2)]),
  }
}

describe('photos of a patient', () => {
  it.each([
    ['with script are made smaller on the phone', true, 1600, 10],
    ['without it go as they are', false, 2400, 200],
  ])('%s, and stand beside the alert', async (_, script, width, hue) => {
    const draws = await visit(browser)
    const photos = [await taken(draws.page, hue), await taken(draws.page, hue + 90)]
    const { page, context } = await visit(browser, { size: 'phone', touch: true, script })
    await page.goto(await asked())
    if (script) expect(await violations(page)).toEqual([])
    await page.getByLabel('Or choose photos').setInputFiles(photos)
    await page.getByLabel('Anything to add?').fill('The left side is darker.')
    await page.getByRole('button', { name: 'Send to' }).tap()
    await page.getByText('your photos have arrived').waitFor()
    await clinic.idle()
    const nurse = await visit(browser)
    await signIn(nurse.page, cloud.url, 'Nurse Kim (nurse, demo)', `/console/patients/${patientId}`)
    const shown = nurse.page.locator('.photos img')
    await shown.last().scrollIntoViewIfNeeded()
    await nurse.page.getByText('I sent you 2 photos. The left side is darker.').last().waitFor()
    const address = await nurse.page.locator('.photos a').last().getAttribute('href')
    const answer = await nurse.page.request.get(`${cloud.url}${address}`)
    expect(answer.headers()).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'private, no-store' })
    expect((await answer.body()).includes('GPS')).toBe(false)
    await expect.poll(() => shown.last().evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(width)
    for (const each of [draws, nurse]) await each.context.close()
    await context.close()
  })
})
