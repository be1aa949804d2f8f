import type { Doing } from '../../core/alerts/presence.ts'
import { catalogue } from '../shared/language.ts'

/** After a colleague's name. */
export const presenceWords = catalogue<Record<Doing, string>>({
  en: { looking: 'is looking at this.', writing: 'is writing here.' },
  es: { looking: 'está viendo esta alerta.', writing: 'está escribiendo aquí.' },
})
