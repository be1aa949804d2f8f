import type { Line } from '../../core/clinic/settings.ts'
import { catalogue } from '../shared/language.ts'

export type ClinicWords = {
  fields: Record<Line | 'languages', { label: string; hint: string }>
  /** What a field needs, where what is wrong is said in another language. */
  needs: Partial<Record<Line | 'languages', string>>
  name: string
  phones: string
  night: string
  numbers: string
  textingNumber: string
  pagingNumber: string
  mailFrom: string
  notYours: string
}

export const clinicWords = catalogue<ClinicWords>({
  en: {
    fields: {
      name: { label: 'Name', hint: 'Every text begins with it. At most 20 letters.' },
      zone: { label: 'Time zone', hint: 'Shifts, texting hours and dates follow this clock.' },
      emergencyNumber: { label: 'Emergency number', hint: 'What a patient dials in an emergency, such as 911.' },
      frontDeskPhone: { label: 'Front desk', hint: 'Answered in office hours.' },
      onCallPhone: { label: 'On-call line', hint: 'A person answers it day and night. Not the front desk.' },
      interpreterPhone: { label: 'Interpreter line', hint: 'For staff who call a patient in another language.' },
      nightPlace: {
        label: 'Where to send a patient at night',
        hint: 'Place and phone, such as Harbor General emergency department, (415) 555-0196.',
      },
      voiceAnswer: {
        label: 'What callers of the texting number hear',
        hint: 'Patients call it. A recording names the clinic and connects to the on-call line.',
      },
      languages: { label: 'Languages in which patients are written to', hint: 'Choose at least one.' },
    },
    needs: {},
    name: 'Name and language',
    phones: 'Phones',
    night: 'At night',
    numbers: 'Numbers and address of the service',
    textingNumber: 'Patients text with',
    pagingNumber: 'Pages leave from',
    mailFrom: 'Emails leave from',
    notYours: 'Your service operator changes these, because carriers have to agree.',
  },
  es: {
    fields: {
      name: { label: 'Nombre', hint: 'Todos los mensajes empiezan con él. Como máximo 20 letras, sin acentos raros.' },
      zone: { label: 'Zona horaria', hint: 'Los turnos, las horas de mensajes y las fechas siguen este reloj.' },
      emergencyNumber: {
        label: 'Número de emergencias',
        hint: 'Lo que marca un paciente en una emergencia, como 911.',
      },
      frontDeskPhone: { label: 'Recepción', hint: 'Contesta en horario de oficina.' },
      onCallPhone: { label: 'Línea de guardia', hint: 'Una persona contesta de día y de noche. No es la recepción.' },
      interpreterPhone: { label: 'Línea de intérpretes', hint: 'Para llamar a un paciente que habla otro idioma.' },
      nightPlace: {
        label: 'Adónde enviar a un paciente de noche',
        hint: 'Lugar y teléfono, como Urgencias de Harbor General, (415) 555-0196.',
      },
      voiceAnswer: {
        label: 'Qué oye quien llama al número de mensajes',
        hint: 'Los pacientes lo llaman. Una grabación dice el nombre de la clínica y pasa a la línea de guardia.',
      },
      languages: { label: 'Idiomas en que se escribe a los pacientes', hint: 'Elija al menos uno.' },
    },
    needs: {
      name: 'Escriba un nombre de 1 a 20 letras sencillas.',
      zone: 'Elija una zona horaria.',
      emergencyNumber: 'Escriba un número de emergencias, como 911.',
      frontDeskPhone: 'Escriba un teléfono de este país, como (415) 555-0199.',
      onCallPhone: 'Escriba un teléfono de este país, como (415) 555-0198.',
      interpreterPhone: 'Escriba un teléfono de este país, o deje el campo vacío.',
      languages: 'Elija al menos un idioma.',
    },
    name: 'Nombre e idioma',
    phones: 'Teléfonos',
    night: 'De noche',
    numbers: 'Números y dirección del servicio',
    textingNumber: 'Los pacientes escriben al',
    pagingNumber: 'Los avisos salen del',
    mailFrom: 'Los correos salen de',
    notYours: 'Los cambia quien le presta el servicio, porque las operadoras tienen que aprobarlos.',
  },
})
