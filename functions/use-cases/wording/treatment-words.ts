/** What was treated, in the language of the person who reads it. */
import { capital } from '../../core/capital.ts'
import { areaName } from '../../core/courses/areas.ts'
import type { Language } from '../../core/language.ts'
import { RISKS, type Risk } from '../../core/patients/patient.ts'
import { recordWordsEs } from './record-words-es.ts'

/** `crow's feet`, `patas de gallo`. */
export const areaIn = (language: Language, area: string): string =>
  (language === 'es' ? recordWordsEs.areas[area] : undefined) ?? areaName(area)

/** `Deoxycholic acid`, `Ácido desoxicólico`; a clinic's own plan by its id. */
export const planIn = (language: Language, plan: string): string =>
  (language === 'es' ? recordWordsEs.plans[plan] : undefined) ?? capital(plan.replaceAll('-', ' '))

export const riskIn = (language: Language, risk: Risk): string =>
  language === 'es' ? recordWordsEs.risks[risk] : RISKS[risk]
