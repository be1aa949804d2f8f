import { catalogue } from '../shared/language.ts'

export type OnCallTab = 'week' | 'changes' | 'shifts' | 'policy' | 'people' | 'mine' | 'calendar'

export type OnCallWords = { onCall: string; tabs: Record<OnCallTab, string> }

/** The tabs of the pages about on call. */
export const onCallWords = catalogue<OnCallWords>({
  en: {
    onCall: 'On call',
    tabs: {
      week: 'Week',
      changes: 'Stand-ins and swaps',
      shifts: 'Weekly shifts',
      policy: 'Paging policy',
      people: 'People and test pages',
      mine: 'My calendar',
      calendar: 'Calendar file',
    },
  },
  es: {
    onCall: 'Guardia',
    tabs: {
      week: 'Semana',
      changes: 'Suplencias y cambios',
      shifts: 'Turnos semanales',
      policy: 'Reglas de aviso',
      people: 'Personas y avisos de prueba',
      mine: 'Mi calendario',
      calendar: 'Archivo de calendario',
    },
  },
})
