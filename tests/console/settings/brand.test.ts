import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../functions/use-cases/store/change-log.ts'
import { aPng } from '../../support/pictures.ts'
import { anOwner, SETTINGS } from '../../support/settings.ts'
import { checkout } from '../../support/stories.ts'
import { harbor } from '../../support/world.ts'

const PLUM = '#6d3560'
const LOGO = aPng([], { width: 300, height: 100 })

async function aBrand(language: 'en' | 'es' = 'en') {
  const owner = await anOwner(harbor, language)
  const { console, cookies, form } = owner
  const save = async (typed: Record<string, string>, files: Uint8Array[] = [], to = '/brand') => {
    const sent = await form('/brand')
    for (const [name, value] of Object.entries(typed)) sent.set(name, value)
    return console.ask('POST', SETTINGS + to, { cookies, language, text: sent.toString(), files })
  }
  return { ...owner, save }
}

describe("the clinic's brand", () => {
  it('is found among the settings, and says how patients see the clinic without one', async () => {
    const { see } = await aBrand()
    expect(await see('')).toMatch(/href="\/console\/settings\/brand"[^>]*>Brand</)
    const page = await see('/brand')
    expect(page).toMatch(/name="color" value checked/)
    expect(page).toMatch(/<svg[^>]*role="img"[^>]*aria-label="[^"]*by day[^"]*"/)
    expect(page).not.toContain('Remove the logo')
  })

  it('is saved with color and logo, shown again, and in the log in words', async () => {
    const { save, see, clinicNow, world } = await aBrand()
    const saved = await save({ color: PLUM }, [LOGO])
    expect(saved).toMatchObject({ status: 303, location: '/console/settings/brand?saved=yes' })
    const { clinic } = await clinicNow()
    expect(clinic).toMatchObject({ brandColor: PLUM, logo: { type: 'image/png', width: 300, height: 100 } })
    const page = await see('/brand')
    expect(page).toMatch(/name="color" value="#6d3560" checked/)
    expect(page).toContain(`src="/logos/demo/${clinic.logo?.hash}.png"`)
    expect(await changesOf(world.deps, 'demo', '2026-11')).toHaveLength(1)
    expect(await see('/log')).toMatch(/Clinic: brand color.*Clinic: logo.*PNG, 300 × 100, 1 KB/s)
  })

  it('takes a color of its own, and a logo away again; what is not changed stays', async () => {
    const { save, clinicNow } = await aBrand()
    await save({ color: 'own', own: '7A1F1F' }, [LOGO])
    expect((await clinicNow()).clinic).toMatchObject({ brandColor: '#7a1f1f', logo: { width: 300 } })
    await save({})
    expect((await clinicNow()).clinic).toMatchObject({ brandColor: '#7a1f1f', logo: { width: 300 } })
    await save({ color: '', remove: 'yes' })
    expect((await clinicNow()).clinic).toEqual(harbor.clinic)
  })

  it.each([
    ['en', /id="fault-brandColor">White letters on this color.* 1\.\d:1/, /id="fault-logo">This file is not a picture/],
    ['es', /id="fault-brandColor">Las letras blancas.* 1\.\d:1/, /id="fault-logo">Este archivo no es una imagen/],
  ] as const)('refuses what patients could not read or see, beside the field, in %s; what was typed stays', async (language, color, logo) => {
    const { save, clinicNow } = await aBrand(language)
    const { status, body } = await save({ color: 'own', own: '#ffee00' }, [new Uint8Array(Buffer.from('hello'))])
    expect(status).toBe(422)
    expect(body).toMatch(color)
    expect(body).toMatch(logo)
    expect(body).toContain('value="#ffee00"')
    expect((await clinicNow()).clinic).toEqual(harbor.clinic)
  })

  it('is shown before it is saved, by a button or while it is typed, and nothing is saved', async () => {
    const { save, clinicNow } = await aBrand()
    for (const to of ['/brand/try', '/brand/preview']) {
      const { status, body } = await save({ color: 'own', own: PLUM }, [], to)
      expect(status).toBe(200)
      expect(body).toMatch(/fill="#6d3560"/)
      expect(body).toMatch(/Contrast: [\d.]+:1 with white letters/)
    }
    const { body } = await save({ color: 'own', own: '#ffee00' }, [], '/brand/preview')
    expect(body).toContain('White letters on this color')
    expect((await clinicNow()).clinic).toEqual(harbor.clinic)
  })

  it('that a colleague changed meanwhile is not overwritten', async () => {
    const { save, form, console, cookies, clinicNow } = await aBrand()
    const stale = await form('/brand')
    await save({ color: PLUM })
    const late = await console.ask('POST', `${SETTINGS}/brand`, { cookies, text: stale.toString(), files: [LOGO] })
    expect(late.status).toBe(409)
    expect((await clinicNow()).clinic.logo).toBeUndefined()
  })

  it('is an admin’s to set', async () => {
    const { console } = await aBrand()
    const { cookies } = await console.signIn('clinician', { sub: 'dr-lee', name: 'Dr Lee' })
    expect((await console.ask('GET', `${SETTINGS}/brand`, { cookies })).status).toBe(403)
  })
})

describe('the sheet that a patient takes home', () => {
  it('has the logo and the color, and without them what it had', async () => {
    const { save, world, console, cookies } = await aBrand()
    const { treatmentId } = await checkout(world, {})
    const sheet = async () => (await console.ask('GET', `/console/treatments/${treatmentId}/sheet`, { cookies })).body
    const before = await sheet()
    expect(before).toContain('<article class="sheet"><p><strong>Harbor Clinic</strong>')
    await save({ color: PLUM }, [LOGO])
    expect(await sheet()).toMatch(
      /<article class="sheet">.*<img class="logo" src="\/logos\/demo\/[0-9a-f]{16}\.png" alt width="180" height="60".*fill="#6d3560".*<strong>Harbor Clinic<\/strong>/s,
    )
    await save({ color: '', remove: 'yes' })
    expect(await sheet()).toBe(before)
  })
})
