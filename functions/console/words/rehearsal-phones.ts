import type { Duty } from '../../core/clinic/clinic.ts'
import { catalogue } from '../shared/language.ts'

/** The drawn phones of a rehearsal. */
export type RehearsalPhoneWords = {
  carrierOf(name: string): string
  signal: string
  patientOf(clinic: string): string
  messages(name: string): string
  textOf(name: string): string
  write: string
  send: string
  sendAs(name: string): string
  suggestions: string
  duties: Record<Duty, string>
  noDuty: string
  quiet: string
  takes(name: string, code: string): string
  reached(name: string, code: string): string
  answer: string
  mail: string
  call: string
}

export const rehearsalPhoneWords = catalogue<RehearsalPhoneWords>({
  en: {
    carrierOf: (name) => `Carrier of ${name}:`,
    signal: 'Signal and battery',
    patientOf: (clinic) => `Patient of ${clinic}`,
    messages: (name) => `Messages on the phone of ${name}`,
    textOf: (name) => `Text of ${name}`,
    write: 'Write as the patient would',
    send: 'Send',
    sendAs: (name) => `Send as ${name}`,
    suggestions: 'What patients write',
    duties: { 'on-call': 'On call', backup: 'Backup', fallback: 'Owner' },
    noDuty: 'No duty now',
    quiet: 'Quiet',
    takes: (name, code) => `${name}: ${code}, takes it`,
    reached: (name, code) => `${name}: ${code} c, reached the patient`,
    answer: 'Answer',
    mail: 'Mail:',
    call: 'Phone call:',
  },
  es: {
    carrierOf: (name) => `Operador de ${name}:`,
    signal: 'Señal y batería',
    patientOf: (clinic) => `Paciente de ${clinic}`,
    messages: (name) => `Mensajes en el teléfono de ${name}`,
    textOf: (name) => `Mensaje de ${name}`,
    write: 'Escriba como lo haría el paciente',
    send: 'Enviar',
    sendAs: (name) => `Enviar como ${name}`,
    suggestions: 'Lo que escriben los pacientes',
    duties: { 'on-call': 'De guardia', backup: 'De respaldo', fallback: 'Último recurso' },
    noDuty: 'Ahora sin turno',
    quiet: 'En silencio',
    takes: (name, code) => `${name}: ${code}, la toma`,
    reached: (name, code) => `${name}: ${code} c, habló con el paciente`,
    answer: 'Responder',
    mail: 'Correo:',
    call: 'Llamada:',
  },
})
