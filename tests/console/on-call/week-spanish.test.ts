import { expect, it } from 'vitest'
import { aConsole } from '../../support/console.ts'
import { saidInEnglish } from '../../support/spanish.ts'
import { aWorld } from '../../support/world.ts'

it('who is on call is said in Spanish, with gaps, the week and a calendar that was applied', async () => {
  const desk = aConsole(await aWorld())
  const { cookies } = await desk.signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })
  for (const path of ['', '?imported=yes', '?week=2026-10-26', '?week=2027-03-08']) {
    const { body } = await desk.ask('GET', `/console/on-call${path}`, { cookies, language: 'es' })
    expect(body).toContain('<html lang="es">')
    expect(body).toMatch(/De guardia ahora.*Dr Lee.*hasta.*Huecos de los próximos 14 días.*Turnos|semana/s)
    expect(saidInEnglish(body), path).toEqual([])
  }
})
