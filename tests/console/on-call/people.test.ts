import { describe, expect, it } from 'vitest'
import { anOffice } from '../../support/office.ts'
import { KIM } from '../../support/world.ts'

describe('test pages', () => {
  it('go to oneself; the answer shows that the number works, and silence that it may not', async () => {
    const { world, send, see } = await anOffice()
    expect(await see('/people')).toContain('Nurse Kim (you) nurse (415) 555-0202 Never tested')
    expect((await send('/people/test', [['staff', 'nurse-kim']])).status).toBe(303)
    await world.settle()
    expect(await see('/people')).toMatch(/Waiting for the OK to the test page of Mon, Nov 23, 10:05 AM , text arrived/)
    await world.text(KIM, 'OK')
    expect(await see('/people/list')).toContain('✓ Answered Mon, Nov 23, 10:05 AM')
    await world.advance(1)
    await send('/people/test', [
      ['staff', 'nurse-kim'],
      ['by', 'voice'],
    ])
    await world.advance(20)
    await see('/people')
    await world.advance(11)
    expect(world.at(KIM).at(-1)?.channel).toBe('voice')
    expect(await see('/people')).toContain('No answer to the test page of Mon, Nov 23, 10:06 AM , call arrived')
  })

  it('to others are sent by the admin alone', async () => {
    const nurse = await anOffice()
    expect((await nurse.send('/people/test', [['staff', 'dr-lee']])).text).toContain('You can test your own number')
    await nurse.world.settle()
    expect(nurse.world.arrived).toEqual([])
    const admin = await anOffice('admin')
    expect((await admin.send('/people/test', [['staff', 'dr-lee']])).status).toBe(303)
  })

  it('of the morning need a time, and are switched on and off', async () => {
    const { send, see } = await anOffice('admin')
    const refused = await send('/people/notices', [['readiness', 'on']])
    expect(refused.body).toMatch(/id="fault-readinessAt">Morning test page: at what time/)
    const on: [string, string][] = [
      ['readiness', 'on'],
      ['readiness-at', '08:00'],
      ['digest-at', '08:30'],
    ]
    expect((await send('/people/notices', on)).status).toBe(303)
    const nurse = await see('/people')
    expect(nurse).toContain('Texts about duty')
    expect((await send('/people/notices', [])).status).toBe(303)
  })
})
