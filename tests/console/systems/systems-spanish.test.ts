/** The pages of booking systems and webhooks, in Spanish, with something on them. */
import { describe, expect, it } from 'vitest'
import { intakeSentences } from '../../../functions/console/words/intake-faults.ts'
import { webhookWords } from '../../../functions/console/words/webhooks.ts'
import { ENGLISH } from '../../../functions/core/intake/setup-facts.ts'
import { SECRETS } from '../../support/booking-events.ts'
import { aConsole } from '../../support/console.ts'
import { aReceiver, RECEIVER } from '../../support/receiver.ts'
import { saidInEnglish } from '../../support/spanish.ts'
import { checkout } from '../../support/stories.ts'
import { aWorld } from '../../support/world.ts'

const PATH = '/console/booking-systems'
const EVENT = { cita: { id: 4711, estado: 'Completed', cliente: 'Ana Ruiz' }, acepta: true }

async function aSpanishAdmin() {
  const world = await aWorld()
  const console = aConsole(world)
  const { cookies } = await console.signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })
  const language = 'es' as const
  const see = async (path: string) => (await console.ask('GET', path, { cookies, language })).body
  const post = (path: string, fields: [string, string][]) =>
    console.ask('POST', PATH + path, { cookies, language, text: new URLSearchParams(fields).toString() })
  return { world, console, cookies, see, post }
}
const row = (service: string, plan = 'filler', areas = ''): [string, string][] => [
  ...([
    ['service', service],
    ['plan', plan],
    ['areas', areas],
    ['product', ''],
  ] as [string, string][]),
]
const CONNECTED: [string, string][] = [
  ['secret', SECRETS.generic],
  ...row('Relleno', 'filler', 'labios, Patas de gallo'),
  ...row('Consulta', 'none'),
  ...([
    ['sms-at', '/acepta'],
    ['sms-is', 'true'],
    ['statement', 'Acepto recibir textos.'],
  ] as [string, string][]),
  ['at.visitId', '/cita/id'],
]
/** The form with a part of it in place of the same fields. */
const but = (...changes: [string, string][]) => [
  ...CONNECTED.filter(([name]) => !changes.some(([other]) => other === name)),
  ...changes,
]

describe('the pages of booking systems, in Spanish', () => {
  it('list them, connected or not', async () => {
    const { see, post } = await aSpanishAdmin()
    expect((await post('/generic', CONNECTED)).location).toBe(`${PATH}?said=connected`)
    const page = await see(`${PATH}?said=connected`)
    expect(page).toContain('<html lang="es"')
    expect(page).toContain('El sistema de citas está conectado.')
    expect(page).toMatch(/conectado; último cambio: <time[^>]*>lun, 23 nov, 10:05 a\.m\.</)
    expect(page).toContain('sin conectar')
    expect(saidInEnglish(page)).toEqual([])
  })

  it.each(['generic', 'zenoti', 'nobody'])('have no English words: %s', async (source) => {
    const { see, post } = await aSpanishAdmin()
    expect(saidInEnglish(await see(`${PATH}/${source}`))).toEqual([])
    await post('/generic', CONNECTED)
    const page = await see(`${PATH}/${source}`)
    expect(saidInEnglish(page)).toEqual([])
    if (source === 'generic') expect(page).toContain('value="labios, patas de gallo"')
    if (source === 'generic') expect(page).toContain('Desconectar: Cualquier sistema de citas')
  })

  it('show the fields of a sample event, and say what is wrong with one', async () => {
    const { post } = await aSpanishAdmin()
    const shown = (await post('/generic/sample', [['sample', JSON.stringify(EVENT)]])).body
    expect(shown).toContain('/cita/cliente = Ana Ruiz')
    expect(shown).toContain('>No se envía</option>')
    expect(saidInEnglish(shown)).toEqual([])
    expect((await post('/generic/sample', [['sample', '{']])).body).toContain('Esto no es JSON.')
  })

  it.each<[string, [string, string][], string, string]>([
    ['no-secret', but(['secret', '']), 'generic', 'La primera vez hace falta el secreto'],
    ['hook-secret', but(['secret', 'corto']), 'generic', 'de 24 a 64 bytes en base64'],
    ['short-secret', but(['secret', 'corto']), 'square', 'Cópielo como lo muestra Square.'],
    ['own-fields', but(['secret', SECRETS.zenoti]), 'zenoti', 'Solo el webhook firmado tiene campos propios'],
    ['no-consent-field', but(['sms-at', ''], ['sms-is', '']), 'generic', '¿Qué campo dice que el paciente aceptó'],
    ['service-twice', but(...row('Botox'), ...row('botox')), 'generic', '«botox» está dos veces en la tabla.'],
    ['plan-missing', but(...row('Botox', '')), 'generic', 'Elija un plan de seguimiento'],
    ['plan-unknown', but(...row('Botox', 'magia')), 'generic', 'No hay ningún plan de seguimiento «magia».'],
    ['no-area', but(...row('Botox', 'filler', 'labioz')), 'generic', 'La más parecida es «labios».'],
    ['empty', but(...row('')), 'generic', 'Esto está vacío.'],
    ['too-long', but(...row('x'.repeat(130))), 'generic', 'Es demasiado largo: 120 caracteres como máximo.'],
    ['too-many', but(...row('Botox', 'filler', Array(21).fill('labios').join())), 'generic', 'Son demasiados: 20'],
    [
      'agreement-length',
      but(['agreement', 'corto'], ['agreement-for', 'sms']),
      'generic',
      'Diga en 10 a 500 caracteres',
    ],
    ['agreement-for', but(['agreement', 'Formulario en papel']), 'generic', '¿Qué incluye el acuerdo'],
    ['a pointer', but(['at.visitId', 'cita']), 'generic', 'Hace falta un puntero JSON'],
    [
      'a value too long',
      but(['sms-is', 'x'.repeat(300)]),
      'generic',
      'Es demasiado largo: 200 caracteres como máximo.',
    ],
  ])('say what is wrong with a setup: %s', async (_, form, source, says) => {
    const { post } = await aSpanishAdmin()
    const { status, body } = await post(`/${source}`, form)
    expect(status).toBe(422)
    expect(body).toContain(says)
    expect(body).toMatch(/Corrija (un|\d+) problemas?\. No se guardó nada\./)
    expect(saidInEnglish(body)).toEqual([])
  })

  it('have a sentence of their own for every kind', () => {
    const about = { least: 8, source: 'square', service: 'Botox', plan: 'magia' }
    for (const kind of Object.keys(ENGLISH) as (keyof typeof ENGLISH)[]) {
      const say = intakeSentences('es')[kind] as (fact: object) => string
      expect(say(about), kind).not.toBe((ENGLISH[kind] as (fact: object) => string)(about))
      expect(saidInEnglish(say(about)), kind).toEqual([])
    }
  })
})

describe('the pages of webhooks, in Spanish', () => {
  it('say what became of each event, and why', async () => {
    const { world, see } = await aSpanishAdmin()
    await aReceiver(world, { events: ['treatment.logged'] })
    for (const because of ['time-out', 'no-connection'] as const) {
      world.receiver(RECEIVER, { kind: 'no-answer', because })
      await checkout(world, because === 'time-out' ? {} : { patient: { phone: '+14155550124' } })
      await world.advance(1)
    }
    const page = await see('/console/webhooks')
    expect(page).toMatch(/Por enviar.*próximo intento.*Sin conexión/s)
    expect(page).toMatch(/No respondió a tiempo/)
    expect(saidInEnglish(page)).toEqual([])
  })

  it('have a word for every state and every end of an attempt', () => {
    const [english, spanish] = [webhookWords('en'), webhookWords('es')]
    for (const list of ['states', 'attempts'] as const)
      for (const [name, word] of Object.entries(spanish[list]))
        expect(word, name).not.toBe((english[list] as Record<string, string>)[name])
  })

  it.each([
    ['ftp://example.com', 'Solo se puede usar una dirección https.'],
    ['https://10.0.0.1', 'Esta dirección no está en la internet pública.'],
  ])('say why an address is refused: %s', async (url, says) => {
    const { console, cookies } = await aSpanishAdmin()
    const text = new URLSearchParams({ url, events: 'task.opened' }).toString()
    const { status, body } = await console.ask('POST', '/console/webhooks/new', { cookies, language: 'es', text })
    expect(status).toBe(422)
    expect(body).toContain(says)
    expect(body).toContain('Corrija un problema.')
  })
})
