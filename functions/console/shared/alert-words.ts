import { catalogue } from './language.ts'

export type AlertWords = {
  someone: string
  free: string
  has(name: string, reached: boolean): string
  resolved(name: string, outcome: string): string
  noSign: string
}

/** Whose an alert is and whom it is about, wherever one is named. */
export const alertWords = catalogue<AlertWords>({
  en: {
    someone: 'An unknown number',
    free: 'Not taken. Still paging.',
    has: (name, reached) => `${name} has it${reached ? ', patient reached' : ''}`,
    resolved: (name, outcome) => `Resolved by ${name}: ${outcome}`,
    noSign: 'No sign named',
  },
  es: {
    someone: 'Un número desconocido',
    free: 'Sin tomar. Se sigue avisando.',
    has: (name, reached) => `${name} la tiene${reached ? '; ya habló con el paciente' : ''}`,
    resolved: (name, outcome) => `Cerrada por ${name}: ${outcome}`,
    noSign: 'Sin señal nombrada',
  },
})
