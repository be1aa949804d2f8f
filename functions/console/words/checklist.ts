import type { Blocker } from '../../core/on-call/going-live.ts'
import { catalogue } from '../shared/language.ts'

export type Step = 'phones' | 'night' | 'numbers' | 'people' | 'shifts' | 'tested' | 'wording'

/** What a clinic can do without. */
export type Extra = 'hours'

export type ChecklistWords = {
  title: string
  intro: string
  steps: Record<Step, { title: string; done: string; link: string }>
  extras: Record<Extra, { title: string; done: string; todo: string; link: string }>
  recommended: string
  optional: string
  done: string
  missing: string
  /** Of so many gaps, those beyond the ones that are named. */
  more(count: number): string
  gap(duty: 'on-call' | 'backup' | 'fallback', alone: boolean): string
  from: string
  until: string
  said(blocker: Exclude<Blocker, { kind: 'rota-gap' }>): string
}

export const checklistWords = catalogue<ChecklistWords>({
  en: {
    title: 'Go-live checklist',
    intro: 'Log your first patient once everything here is done. The list looks at what is saved now.',
    steps: {
      phones: { title: 'Phones', done: 'Front desk and on-call line are set.', link: 'Set the phones' },
      night: { title: 'Nights', done: 'Patients have a place to go at night.', link: 'Set the night place' },
      numbers: { title: 'Texting number', done: 'Texts and calls to it arrive.', link: 'See the numbers' },
      people: { title: 'Clinicians', done: 'A clinician is on the staff.', link: 'Add staff' },
      shifts: { title: 'On-call schedule', done: 'Every duty is covered for 14 days.', link: 'Fill the weekly shifts' },
      tested: {
        title: 'Phones that work',
        done: 'Everyone with a duty has answered a test page.',
        link: 'Send test pages',
      },
      wording: { title: 'Consent and messages', done: 'Two people have signed the words.', link: 'Read and sign' },
    },
    extras: {
      hours: {
        title: 'Opening hours',
        done: 'Opening hours are set.',
        todo: 'With opening hours, answers to questions say when you open, and patients see your hours.',
        link: 'Set the hours',
      },
    },
    recommended: 'Recommended',
    optional: 'Optional',
    done: 'Done',
    missing: 'Missing',
    more: (count) => `… and ${count} more.`,
    gap: (duty, alone) => `No one is ${DUTY_EN[duty]}${alone ? ', and no one has any other duty,' : ''}`,
    from: 'from',
    until: 'until',
    said(blocker) {
      switch (blocker.kind) {
        case 'number-not-attached':
          return `Texts to ${blocker.number} don't arrive yet. Ask the operator of the service to attach the number.`
        case 'phone-not-tested':
          return `${blocker.name} is on the schedule and has never answered a test page.`
        case 'no-front-desk-phone':
          return 'The front desk has no phone of its own: the one that is set is the texting number.'
        case 'no-on-call-line':
          return blocker.because === 'is-front-desk'
            ? 'The on-call line is the front desk, where no one answers at night.'
            : 'There is no on-call line: the phone that is set is the texting number.'
        case 'no-night-place':
          return 'Staff have no place to send a patient at night.'
        case 'no-voice-answer':
          return 'No one has said what callers of the texting number hear.'
        case 'no-clinician':
          return 'No clinician is on the staff. Only a clinician can lower an alert.'
        case 'no-consent-wording':
          return `There is no consent wording in ${LANGUAGE_EN[blocker.language] ?? blocker.language}.`
        case 'words-not-signed':
          return blocker.signatures === 0
            ? 'No one has read and signed what patients get. Two people have to.'
            : 'One person has signed what patients get. A second one has to: invite a clinician, if you are alone.'
        case 'content-not-approved':
          return `${blocker.content} has ${blocker.approvals} of 2 signatures.`
      }
    },
  },
  es: {
    title: 'Lista para empezar',
    intro: 'Registre a su primer paciente cuando todo esté hecho. La lista mira lo que está guardado ahora.',
    steps: {
      phones: {
        title: 'Teléfonos',
        done: 'La recepción y la línea de guardia tienen teléfono.',
        link: 'Poner los teléfonos',
      },
      night: { title: 'Noches', done: 'Los pacientes tienen adónde ir de noche.', link: 'Poner el lugar' },
      numbers: { title: 'Número de mensajes', done: 'Los textos y las llamadas llegan.', link: 'Ver los números' },
      people: { title: 'Personal clínico', done: 'Hay alguien del personal clínico.', link: 'Agregar personal' },
      shifts: { title: 'Guardias', done: 'Todas están cubiertas por 14 días.', link: 'Llenar los turnos' },
      tested: {
        title: 'Teléfonos que funcionan',
        done: 'Todos contestaron un aviso de prueba.',
        link: 'Enviar avisos de prueba',
      },
      wording: { title: 'Consentimiento y mensajes', done: 'Dos personas firmaron los textos.', link: 'Leer y firmar' },
    },
    extras: {
      hours: {
        title: 'Horario',
        done: 'El horario está puesto.',
        todo: 'Con un horario, las respuestas a preguntas dicen cuándo abren, y los pacientes lo ven.',
        link: 'Poner el horario',
      },
    },
    recommended: 'Recomendado',
    optional: 'Opcional',
    done: 'Hecho',
    missing: 'Falta',
    more: (count) => `… y ${count} más.`,
    gap: (duty, alone) => `No hay nadie ${DUTY_ES[duty]}${alone ? ', ni en otra guardia,' : ''}`,
    from: 'desde',
    until: 'hasta',
    said(blocker) {
      switch (blocker.kind) {
        case 'number-not-attached':
          return `Los textos al ${blocker.number} todavía no llegan. Pida a quien le presta el servicio que conecte el número.`
        case 'phone-not-tested':
          return `${blocker.name} tiene turnos y nunca ha contestado un aviso de prueba.`
        case 'no-front-desk-phone':
          return 'La recepción no tiene teléfono propio: el que está puesto es el número de mensajes.'
        case 'no-on-call-line':
          return blocker.because === 'is-front-desk'
            ? 'La línea de guardia es la recepción, donde nadie contesta de noche.'
            : 'No hay línea de guardia: el teléfono que está puesto es el número de mensajes.'
        case 'no-night-place':
          return 'El personal no tiene adónde enviar a un paciente de noche.'
        case 'no-voice-answer':
          return 'Nadie ha dicho qué oye quien llama al número de mensajes.'
        case 'no-clinician':
          return 'No hay personal clínico. Solo el personal clínico puede bajar el nivel de una alerta.'
        case 'no-consent-wording':
          return `No hay texto de consentimiento en ${LANGUAGE_ES[blocker.language] ?? blocker.language}.`
        case 'words-not-signed':
          return blocker.signatures === 0
            ? 'Nadie ha leído y firmado lo que reciben los pacientes. Tienen que hacerlo dos personas.'
            : 'Una persona firmó lo que reciben los pacientes. Falta otra: si está a solas, invite a alguien del personal clínico.'
        case 'content-not-approved':
          return `${blocker.content} tiene ${blocker.approvals} de 2 firmas.`
      }
    },
  },
})

const DUTY_EN = { 'on-call': 'on call', backup: 'backup', fallback: 'fallback' }
const DUTY_ES = { 'on-call': 'de guardia', backup: 'de respaldo', fallback: 'como último recurso' }
const LANGUAGE_EN: Record<string, string> = { en: 'English', es: 'Spanish' }
const LANGUAGE_ES: Record<string, string> = { en: 'inglés', es: 'español' }
