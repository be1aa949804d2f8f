import { describe, expect, it } from 'vitest'
import { readTreatmentFile, requestOf } from '../../../functions/core/courses/treatment-file.ts'
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

  it('has names of its own, by which a spreadsheet’s rows are understood', async () => {
    const { send, clinicNow } = await anOwner()
    const file = readTreatmentFile(
      'name,phone,performed_at,procedures\nAna,+14155550123,2026-11-23,Glow Package Lips\n',
    )
    if ('faults' in file) throw new Error('no file')
    const [row] = file.rows
    if (!row) throw new Error('no row')
    const procedures = async () =>
      (requestOf(row, (await clinicNow()).clinic) as { procedures: { plan: string }[] }).procedures
    expect((await procedures())[0]?.plan).toBe('glow package lips')
    await send('/procedures', { 'aliases.filler': 'Glow package' })
    expect(await procedures()).toEqual([{ plan: 'filler', areas: ['lips'], product: 'Glow Package Lips' }])
  })

  it('is something, and no name stands for two things; what was typed stays', async () => {
    const { send } = await anOwner()
    expect((await send('/procedures', { offered: [] })).body).toContain('Choose at least one procedure.')
    const twice = await send('/procedures', { 'aliases.filler': 'Glow', 'aliases.peel': 'GLOW' })
    expect(twice.status).toBe(422)
    expect(twice.body).toMatch(
      /&quot;GLOW&quot; names another procedure already|"GLOW" names another procedure already/,
    )
    expect(twice.body).toContain('>GLOW</textarea>')
  })
})
