/** What machines answer in a person's name is known for what it is; what a patient writes never is. */
import { describe, expect, it } from 'vitest'
import { soundsAutomatic, withoutBoilerplate, withoutMadeBy } from '../../../functions/core/messages/automatic.ts'

describe('an answer of a machine', () => {
  it.each([
    'I am out of the office until Monday.',
    'I am away from my email this week.',
    'I am on holiday until May 3.',
    'I have limited access to my email.',
    'I will answer when I return to the office.',
    'Sam is no longer with the company.',
    'Estoy fuera de la oficina.',
    'Estoy de vacaciones hasta el lunes.',
    'This is an automatic reply.',
    'Automated message, sorry.',
    'My auto responder says hi.',
    'Respuesta automática.',
    'Generado automáticamente.',
    "I'm driving with Focus turned on.",
    "I'm driving, I'll text you.",
    "I'll call you later.",
    "I'll get back to you.",
    'Focus turned on.',
    'Sorry I missed your call.',
    'I am not available right now.',
    'No puedo hablar ahora.',
    'Responderé cuando pueda: responderé lo antes posible.',
    'Your ticket number is 7.',
    'We received your message.',
    'Thanks for contacting Acme.',
    'Reply within 24 hours.',
    'Our office is closed today.',
    'Hemos recibido tu mensaje.',
    'Estamos cerrados.',
  ])('is known: %s', (text) => {
    expect(soundsAutomatic(text)).toBe(true)
    expect(withoutBoilerplate(`My lip is blue. ${text}`).trim()).toBe('My lip is blue.')
  })

  it.each(['', ' ', 'My lip is blue', 'I am out of breath', 'The office was nice'])('is not %j', (text) => {
    expect(soundsAutomatic(text)).toBe(false)
    expect(withoutBoilerplate(text)).toBe(text)
  })

  it('is short: of 121 words none is a machine’s', () => {
    const words = (count: number) => `out of office ${'word '.repeat(count - 3)}`
    expect([soundsAutomatic(words(120)), soundsAutomatic(words(121))]).toEqual([true, false])
  })
})

describe('small print below a letter', () => {
  it.each([
    'This mailbox is not monitored.',
    'This mailbox is unmonitored.',
    'The inbox is not monitored.',
    'This account isn’t monitored.',
    'This is not a monitored address.',
    'An unmonitored mailbox sent this.',
    'From an unattended mailbox.',
    'Please do not reply.',
    'Do not reply to this.',
    'Por favor no responda a este correo.',
    'No responder a este correo.',
    'No conteste a este correo.',
    'Buzón no atendido.',
    'Este buzón no se lee.',
    'Este buzón no es atendido.',
    'This email is confidential.',
    'Este correo es confidencial.',
    'If you have chest pain call 911.',
    'In case of emergency go to the ER.',
    'Please call 911 if you cannot breathe.',
    'En caso de emergencia llame al 911.',
  ])('is left out, and the letter stays: %s', (text) => {
    expect(withoutBoilerplate(`My lip is blue. ${text}`).trim()).toBe('My lip is blue.')
  })

  it.each([
    'If I have chest pain do I call 911?',
    'If my eye hurts should we call the ER',
    'I went to the ER if you must know',
  ])('is a patient’s own where somebody speaks of themselves or asks: %s', (text) => {
    expect(withoutBoilerplate(text)).toBe(text)
  })
})

it('lines of programs are left out, and what may be said stays', () => {
  const said = (isSaid: boolean) =>
    withoutMadeBy('My lip is blue\nSent from my iPhone 15\nSent from my hospital bed', () => isSaid)
  expect(said(true)).toBe('My lip is blue\nSent from my hospital bed')
  expect(said(false)).toBe('My lip is blue')
})
