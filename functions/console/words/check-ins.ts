import type { CheckInState } from '../../core/courses/check-ins.ts'
import { catalogue } from '../shared/language.ts'

export type CheckInWords = {
  label: string
  hours(count: number): string
  day(count: number): string
  states: Record<CheckInState, string>
}

export const checkInWords = catalogue<CheckInWords>({
  en: {
    label: 'Check-ins',
    hours: (count) => `${count} h`,
    day: (count) => `day ${count}`,
    states: {
      answered: 'answered',
      waiting: 'no answer yet',
      silent: 'no answer',
      'to-come': 'to come',
      'not-sent': 'not sent',
    },
  },
  es: {
    label: 'Controles',
    hours: (count) => `${count} h`,
    day: (count) => `día ${count}`,
    states: {
      answered: 'respondió',
      waiting: 'sin respuesta todavía',
      silent: 'sin respuesta',
      'to-come': 'por enviar',
      'not-sent': 'no se envió',
    },
  },
})
