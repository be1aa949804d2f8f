import { describe, expect, it } from 'vitest'
import { aConsole } from '../../support/console.ts'
import { checkout } from '../../support/stories.ts'
import { ANA, aWorld } from '../../support/world.ts'

describe("a patient's page", () => {
  const shown = async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await world.advanceHours(26)
    await world.text(ANA, '1')
    await world.advanceHours(24 * 4)
    const console = aConsole(world)
    const { cookies } = await console.signIn('nurse')
    return (await console.ask('GET', `/console/patients/${patientId}`, { cookies })).body
  }

  it('says in one line which check-ins were answered', async () => {
    expect(await shown()).toMatch(/aria-label="Check-ins: 2 h no answer, 24 h answered, day 3 [a-z ]+, day 7 to come/)
  })

  it('says who it is before all that happened', async () => {
    const html = await shown()
    expect(html.indexOf('id="contact"')).toBeGreaterThan(0)
    expect(html.indexOf('id="contact"')).toBeLessThan(html.indexOf('id="timeline"'))
  })
})
