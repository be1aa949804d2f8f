import { catalogue } from './language.ts'

/** A deadline stands as `{due}` where its clock does. */
export type TimeWords = {
  days: string
  over: string
  due: string
  overdue: string
}

/** How clocks that run and deadlines are said; clocks.js says the same. */
export const timeWords = catalogue<TimeWords>({
  en: { days: 'days', over: 'over', due: 'due in {clock}', overdue: '{clock} overdue' },
  es: { days: 'días', over: 'de retraso', due: 'vence en {clock}', overdue: 'venció hace {clock}' },
})
