import { describe, expect, it } from 'vitest'
import { aConsole } from '../../support/console.ts'
import { aWorld } from '../../support/world.ts'

async function aSpanishAdmin() {
  const world = await aWorld()
  const console = aConsole(world)
  const { cookies } = await console.signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })
  const language = 'es' as const
  const see = (path: string) => console.ask('GET', path, { cookies, language })
  const send = (path: string, form: Record<string, string>) => console.ask('POST', path, { cookies, language, form })
  return { world, see, send }
}
/** Words of the English pages that no Spanish one may have outside of its menu. */
const ENGLISH = /\b(the|file|row|rows|column|calendar|shift|address|your|nothing|until|from)\b/i
/** What the page itself says, without its frame and what stands in fields. */
const said = (body: string) =>
  (/<main[^>]*>(.*)<\/main>/s.exec(body)?.[1] ?? '').replace(/<textarea.*?<\/textarea>/gs, '').replace(/<[^>]*>/g, ' ')

const EVENT = [
  ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'SUMMARY:Nurse Kim', 'DTSTART;TZID=America/New_York:20261201T200000'],
  ...['DURATION:PT10H', 'END:VEVENT', 'END:VCALENDAR'],
].join('\r\n')
const HEADER = 'Cosa;Quien;Movil;Dia;SMS'
const ROW = 'Relleno labios;Ana Ruiz;+14155550123;2026-11-23T18:00:00Z;si'

describe('the pages about files, in Spanish', () => {
  it.each([
    ['/console/checkout/import', 'Visitas de un archivo'],
    ['/console/on-call/calendar', 'Archivo de calendario'],
    ['/console/on-call/my-calendar', 'Mi calendario'],
    ['/console/settings/services', 'Servicios en los archivos'],
  ])('%s is called %s and has no English words', async (path, title) => {
    const { see } = await aSpanishAdmin()
    const { body } = await see(path)
    expect(body).toContain('<html lang="es"')
    expect(body).toContain(title)
    expect(said(body)).toContain(title)
    expect(said(body)).not.toMatch(ENGLISH)
  })

  it('ask what each column is, by choices in Spanish', async () => {
    const { send } = await aSpanishAdmin()
    const { body } = await send('/console/checkout/import', { do: 'try', rows: `${HEADER}\n${ROW}` })
    expect(body).toContain('¿Qué es cada columna?')
    expect(body).toContain('>Fecha de la visita</option>')
    expect(body).toContain('>Dejarla fuera</option>')
    expect(body).toContain('aria-label="Cosa es"')
  })

  it('say how many rows can be logged, and how far a file has come', async () => {
    const { see, send, world } = await aSpanishAdmin()
    const rows = `nombre;movil;fecha;servicio;acepta_sms\n${ROW.split(';').slice(1, 4).join(';')};Relleno labios;si`
    const tried = await send('/console/checkout/import', { do: 'try', rows })
    expect(tried.body).toContain('Se puede registrar 1 de 1 fila. Todavía no se guardó nada.')
    const seen = /name="seen" value="(\w+)"/.exec(tried.body)?.[1] ?? ''
    const { location = '' } = await send('/console/checkout/import', { do: 'log', rows, seen })
    await world.advance(2)
    const { body } = await see(location)
    expect(body).toContain('1 de 1 filas están hechas: 1 registradas, 0 registradas antes, 0 sin registrar.')
    expect(said(body)).not.toMatch(ENGLISH)
  })

  it('show what a calendar would set, and what it leaves open', async () => {
    const { send } = await aSpanishAdmin()
    const { body } = await send('/console/on-call/calendar', { do: 'preview', duty: 'on-call', calendar: EVENT })
    expect(body).toContain('Agrega 1 turno (de guardia) y no quita ninguno del calendario anterior.')
    expect(body).toContain('Huecos con el calendario')
    expect(said(body)).not.toMatch(ENGLISH)
  })

  it('call care plans and areas by their Spanish names', async () => {
    const { see, send } = await aSpanishAdmin()
    const path = '/console/settings/services'
    await send(path, { service: 'Relleno de labios', plan: 'filler', areas: 'lips', product: '' })
    const { body } = await see(path)
    expect(body).toMatch(/Relleno de labios<\/a><\/th><td>Relleno<\/td><td>labios<\/td>/)
    expect(body).toContain('Patas de gallo')
    expect(said(body)).not.toMatch(/Neurotoxin\b|filler|crow|glabella/i)
  })
})
