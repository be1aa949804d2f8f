import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../functions/use-cases/store/change-log.ts'
import { anOwner } from '../../support/settings.ts'
import { harbor } from '../../support/world.ts'

describe("the clinic's settings", () => {
  it('are changed as people write them, and the log says who changed what, and from what', async () => {
    const { send, see, clinicNow, world } = await anOwner()
    const typed = { frontDeskPhone: '415-555-0195', nightPlace: 'Harbor General, (415) 555-0196', languages: ['es'] }
    expect(await send('/clinic', typed)).toMatchObject({ status: 303, location: '/console/settings/clinic?saved=yes' })
    const { clinic } = await clinicNow()
    expect(clinic).toEqual({
      ...harbor.clinic,
      frontDeskPhone: '+14155550195',
      nightPlace: 'Harbor General, (415) 555-0196',
      languages: ['es'],
    })
    expect(await see('/clinic')).toContain('value="(415) 555-0195"')
    expect(await changesOf(world.deps, 'demo', '2026-11')).toMatchObject([
      {
        by: 'dr-hale',
        name: 'Dr Hale',
        changes: [
          { field: 'clinic/frontDeskPhone', from: '+14155550199', to: '+14155550195' },
          { field: 'clinic/languages', from: '["en","es"]', to: '["es"]' },
          { field: 'clinic/nightPlace', to: 'Harbor General, (415) 555-0196' },
        ],
      },
    ])
  })

  it('can be taken away again where the clinic can do without them, and not where it cannot', async () => {
    const { send, clinicNow } = await anOwner()
    await send('/clinic', { nightPlace: 'Harbor General' })
    expect((await send('/clinic', { nightPlace: '' })).status).toBe(303)
    expect((await clinicNow()).clinic).toEqual(harbor.clinic)
    const refused = await send('/clinic', { onCallPhone: '', languages: [] })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('On-call line')
    expect((await clinicNow()).clinic).toEqual(harbor.clinic)
  })

  it('refuse what cannot be, beside the field, and keep what was typed', async () => {
    const { send, clinicNow } = await anOwner()
    const { status, body } = await send('/clinic', {
      name: 'Clínica del Puerto',
      frontDeskPhone: '12',
      nightPlace: 'ER',
    })
    expect(status).toBe(422)
    expect(body).toMatch(/id="fault-name">Use plain letters/)
    expect(body).toMatch(/id="fault-frontDeskPhone">[^<]*not a phone number/)
    expect(body).toContain('value="Clínica del Puerto"')
    expect(body).toContain('value="ER"')
    expect((await clinicNow()).clinic).toEqual(harbor.clinic)
  })

  it('that a colleague changed meanwhile are not overwritten; what was typed is kept and can be saved then', async () => {
    const { send, form, post, clinicNow } = await anOwner()
    const stale = await form('/clinic')
    await send('/clinic', { nightPlace: 'Saved first' })
    const late = await post('/clinic', stale, { voiceAnswer: 'A recording' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('A colleague saved other settings')
    expect(late.body).toContain('value="A recording"')
    expect((await clinicNow()).clinic.voiceAnswer).toBeUndefined()
    const seen = /name="seen" value="([^"]*)"/.exec(late.body)?.[1] ?? ''
    stale.set('seen', seen)
    expect((await post('/clinic', stale, { voiceAnswer: 'A recording', nightPlace: 'Mine' })).status).toBe(303)
    expect((await clinicNow()).clinic).toMatchObject({ voiceAnswer: 'A recording', nightPlace: 'Mine' })
  })

  it('offer the languages that patients can be written to in, and no other', async () => {
    const { see, send } = await anOwner()
    const offered = [...(await see('/clinic')).matchAll(/name="languages" value="(\w+)"/g)].map(([, each]) => each)
    expect(offered).toEqual(['en', 'es'])
    expect((await send('/clinic', { languages: ['staff'] })).status).toBe(422)
  })

  it('speak Spanish to whoever reads Spanish, faults included', async () => {
    const { send, see } = await anOwner(harbor, 'es')
    expect(await see('')).toMatch(/<html lang="es">.*Ajustes.*Lista para empezar/s)
    const { body } = await send('/clinic', { frontDeskPhone: '12' })
    expect(body).toContain('Escriba un teléfono de este país')
    expect(body).not.toContain('not a phone number')
  })
})

describe('the checklist', () => {
  it('names what is missing and where it is put right, until everything is done', async () => {
    const { see, send, world } = await anOwner()
    expect(await see('')).toMatch(/\d+ things are missing/)
    const before = await see('/checklist')
    expect(before).toMatch(/id="night".*Missing.*no place to send a patient at night.*settings\/clinic#night/s)
    expect(before).toMatch(/id="tested".*Dr Lee is on the schedule and has never answered/s)
    expect(before).toMatch(/id="shifts".*✓ Done.*covered for 14 days/s)
    await send('/clinic', { nightPlace: 'Harbor General', voiceAnswer: 'A recording' })
    const after = await see('/checklist')
    expect(after).toMatch(/id="night".*✓ Done/s)
    expect(world.arrived).toEqual([])
  })
})
