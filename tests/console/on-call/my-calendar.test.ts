import { describe, expect, it } from 'vitest'
import { showCalendar } from '../../../functions/http/calendar-addresses.ts'
import { aConsole } from '../../support/console.ts'
import { anOffice } from '../../support/office.ts'
import { checkout } from '../../support/stories.ts'
import { aWorld, harbor, type World } from '../../support/world.ts'

const ADDRESS = /https:\/\/care\.example\/calendars\/([0-9a-z]{30})\.ics/
const tokenIn = (body: string) => ADDRESS.exec(body)?.[1]
const status = async (world: World, token: string | undefined) => (await showCalendar(world.deps, token, {})).status

describe('my calendar', () => {
  it('is made, shown once, made anew and ended', async () => {
    const { world, see, send } = await anOffice()
    expect(await see('/my-calendar')).toContain('Make an address')
    const first = tokenIn((await send('/my-calendar', [])).body)
    expect(await status(world, first)).toBe(200)
    const page = await see('/my-calendar')
    expect(page).toContain('You have an address, made Mon, Nov 23, 10:05 AM')
    expect(page).not.toContain(first)
    const second = tokenIn((await send('/my-calendar', [])).body)
    expect([await status(world, first), await status(world, second)]).toEqual([404, 200])
    expect((await send('/my-calendar/end', [])).status).toBe(303)
    expect(await status(world, second)).toBe(404)
    expect(JSON.stringify(await world.everything())).not.toContain(second)
  })
})

describe('the calendar of a patient', () => {
  it('is on the page of a patient where the clinic wishes it', async () => {
    for (const patientCalendars of [true, false]) {
      const world = await aWorld({ clinics: [{ ...harbor, clinic: { ...harbor.clinic, patientCalendars } }] })
      const console = aConsole(world)
      const { cookies } = await console.signIn('front-desk')
      const { patientId } = await checkout(world)
      const page = await console.ask('GET', `/console/patients/${patientId}`, { cookies })
      const made = await console.ask('POST', `/console/patients/${patientId}/calendar`, { cookies })
      expect(page.body.includes('Make a calendar address')).toBe(patientCalendars)
      expect(made.status).toBe(patientCalendars ? 200 : 409)
      expect(await status(world, tokenIn(made.body))).toBe(patientCalendars ? 200 : 404)
      expect(made.body.includes('QR code')).toBe(patientCalendars)
    }
  })
})
