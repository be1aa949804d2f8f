import { describe, expect, it } from 'vitest'
import { anOwner } from '../../support/settings.ts'

describe('what the clinic offers', () => {
  it('is what checkout shows, with its areas and products; everything until the clinic has said', async () => {
    const { send, console, cookies, see } = await anOwner()
    const checkout = async () => (await console.ask('GET', '/console/checkout', { cookies })).body
    expect(await checkout()).toContain('name="plan" value="laser"')
    expect((await see('/procedures')).match(/name="offered" value="[\w-]+" checked/g)?.length).toBe(6)
    const saved = await send('/procedures', {
      offered: ['neurotoxin', 'filler'],
      'areas.filler': ['lips'],
      'products.neurotoxin': 'Botox Cosmetic\nDysport\n',
    })
    expect(saved.status).toBe(303)
    const page = await checkout()
    expect([...page.matchAll(/name="plan" value="([\w-]+)"/g)].map(([, plan]) => plan)).toEqual([
      'neurotoxin',
      'filler',
    ])
    expect([...page.matchAll(/name="areas.filler" value="([\w-]+)"/g)].map(([, area]) => area)).toEqual(['lips'])
    expect(page).toMatch(/<datalist id="products-neurotoxin"><option value="Botox Cosmetic"/)
    expect(await see('/log')).toContain('Clinic: offers')
  })

  it('is something; what was typed stays', async () => {
    const { send } = await anOwner()
    const none = await send('/procedures', { offered: [], 'products.filler': 'Juvederm' })
    expect(none.status).toBe(422)
    expect(none.body).toContain('Choose at least one procedure.')
    expect(none.body).toContain('>Juvederm</textarea>')
  })
})
