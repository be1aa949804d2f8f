import type { OutboundState } from '../../core/messages/outbound.ts'
import { catalogue } from '../shared/language.ts'

type Notice = { label: string; hint: string }

/** Whose number works, and the texts about duty. */
export type PeopleWords = {
  saved: Record<'sent' | 'notices', string>
  numbers: { title: string; hint: string }
  texts: string
  refused: Record<'others' | 'gone' | 'noPhone', string>
  came: Record<OutboundState, string>
  noPhone: string
  noAnswer: string
  waiting: string
  ofTest: string
  channels: Record<'voice' | 'sms', string>
  answered: string
  neverTested: string
  textMe: string
  byText: string
  callMe: string
  byCall: string
  to: string
  you: string
  notices: Record<'handOver' | 'readinessAt' | 'digestAt', Notice>
  when(label: string): string
  whatTime(label: string): string
  on: string
  off: string
  at: string
  act: string
}

export const peopleWords = catalogue<PeopleWords>({
  en: {
    saved: {
      sent: 'The test page is on its way. Answer it with OK; this page shows when that has come.',
      notices: 'The texts about duty are saved.',
    },
    numbers: { title: 'Whose number works', hint: 'A test page rings like a real one. Answer it by texting OK.' },
    texts: 'Texts about duty',
    refused: {
      others: 'You can test your own number; the admin can test the others.',
      gone: 'This person is no longer on the staff.',
      noPhone: 'This person has no phone to be paged on.',
    },
    came: {
      planned: 'on its way',
      claimed: 'on its way',
      held: 'on its way',
      sent: 'sent',
      delivered: 'arrived',
      failed: 'could not be delivered',
      uncertain: 'may not have arrived',
      expired: 'was not sent',
      cancelled: 'was not sent',
    },
    noPhone: 'No phone: cannot be paged',
    noAnswer: 'No answer',
    waiting: 'Waiting for the OK',
    ofTest: 'to the test page of',
    channels: { voice: 'call', sms: 'text' },
    answered: 'Answered',
    neverTested: 'Never tested',
    textMe: 'Text me a test page',
    byText: 'Test by text',
    callMe: 'Call me',
    byCall: 'By call',
    to: 'to',
    you: '(you)',
    notices: {
      handOver: { label: 'Hand-over', hint: 'to each person who comes on duty, with the open alerts' },
      readinessAt: {
        label: 'Morning test page',
        hint: 'to everyone on duty that day. We call people who do not answer in 30 minutes, and tell the others',
      },
      digestAt: { label: 'Digest', hint: 'to the person on call: how many tasks are waiting' },
    },
    when: (label) => `${label} at`,
    whatTime: (label) => `${label}: at what time of the day?`,
    on: 'on',
    off: 'off',
    at: 'at',
    act: 'Save',
  },
  es: {
    saved: {
      sent: 'El aviso de prueba va en camino. Respóndalo con OK; esta página muestra cuando llegue.',
      notices: 'Los mensajes sobre la guardia están guardados.',
    },
    numbers: {
      title: 'De quién funciona el número',
      hint: 'Un aviso de prueba suena como uno real. Respóndalo con un mensaje que diga OK.',
    },
    texts: 'Mensajes sobre la guardia',
    refused: {
      others: 'Usted puede probar su propio número; administración prueba los de otras personas.',
      gone: 'Esta persona ya no es del personal.',
      noPhone: 'Esta persona no tiene un teléfono al que avisarle.',
    },
    came: {
      planned: 'en camino',
      claimed: 'en camino',
      held: 'en camino',
      sent: 'salió',
      delivered: 'llegó',
      failed: 'no se pudo entregar',
      uncertain: 'quizá no llegó',
      expired: 'no salió',
      cancelled: 'no salió',
    },
    noPhone: 'Sin teléfono: no se le puede avisar',
    noAnswer: 'Sin respuesta',
    waiting: 'Se espera el OK',
    ofTest: 'al aviso de prueba del',
    channels: { voice: 'llamada', sms: 'mensaje' },
    answered: 'Respondió',
    neverTested: 'Nunca se ha probado',
    textMe: 'Mandarme un aviso de prueba',
    byText: 'Probar por mensaje',
    callMe: 'Llamarme',
    byCall: 'Por llamada',
    to: 'a',
    you: '(usted)',
    notices: {
      handOver: { label: 'Cambio de turno', hint: 'a cada persona que entra de turno, con las alertas abiertas' },
      readinessAt: {
        label: 'Aviso de prueba por la mañana',
        hint: 'a todos los que están de turno ese día. Llamamos a quien no responde en 30 minutos y se lo decimos a los demás',
      },
      digestAt: { label: 'Resumen', hint: 'a quien está de guardia: cuántas tareas esperan' },
    },
    when: (label) => `${label}, a las`,
    whatTime: (label) => `${label}: ¿a qué hora del día?`,
    on: 'activado',
    off: 'desactivado',
    at: 'a las',
    act: 'Guardar',
  },
})
