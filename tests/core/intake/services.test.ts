/** A booking system’s services and the care plans that they mean. */
import { describe, expect, it } from 'vitest'
import { matchServices, serviceFaults } from '../../../functions/core/intake/services.ts'
import { content } from '../../../functions/runtime/content.ts'

describe('the table of services', () => {
  const rows = [
    { service: 'Botox - glabella', plan: 'neurotoxin', areas: ['glabella'], product: 'Botox' },
    { service: 'Dysport', plan: 'neurotoxin', areas: ['forehead'], product: 'Dysport' },
    { service: 'T3WU', plan: 'filler', areas: ['lips'] },
    { service: 'Consultation', aftercare: false },
  ]

  it('finds a service by id, or by name whatever its case and signs, and never by a part of it', () => {
    const plans = (...services: object[]) => matchServices(rows, services)
    expect(plans({ name: 'BOTOX – Glabella' }).procedures).toEqual([
      { plan: 'neurotoxin', areas: ['glabella'], product: 'Botox' },
    ])
    expect(plans({ id: 'T3WU', name: 'Something' }).procedures).toMatchObject([{ plan: 'filler' }])
    expect(plans({ name: 'Botox' })).toEqual({ procedures: [], unknown: ['Botox'], nothing: false })
    expect(plans({ id: 't3wu' }).unknown).toEqual(['t3wu'])
  })

  it('joins services of one plan, and leaves out what needs no aftercare', () => {
    const both = matchServices(rows, [{ name: 'Dysport' }, { name: 'botox glabella' }, { name: 'consultation' }])
    expect(both.procedures).toEqual([
      { plan: 'neurotoxin', areas: ['forehead', 'glabella'], product: 'Dysport, Botox' },
    ])
    expect(matchServices(rows, [{ name: 'Consultation' }])).toEqual({ procedures: [], unknown: [], nothing: true })
    expect(matchServices(rows, [])).toEqual({ procedures: [], unknown: [], nothing: false })
  })

  it('names what is wrong with it by row', () => {
    const faults = serviceFaults(content().plans, [
      { service: 'A', plan: 'magic' },
      { service: 'B' },
      { service: 'C', plan: 'filler', areas: ['knee'] },
      { service: 'c!', plan: 'filler' },
      { service: 'D', plan: 'filler', aftercare: false },
      { service: 'E', plan: 'constructor' },
    ])
    expect('faults' in faults && faults.faults.map(({ pointer }) => pointer)).toEqual([
      ...['/services/0/plan', '/services/1/plan', '/services/2/areas/0', '/services/3/service'],
      ...['/services/4/plan', '/services/5/plan'],
    ])
  })
})
