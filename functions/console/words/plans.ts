/** Care plans and areas of the body, as people who speak the page's language call them. */
import { areaName } from '../../core/courses/areas.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import { recordWordsEs } from '../../use-cases/wording/record-words-es.ts'
import type { ConsoleLanguage } from '../shared/language.ts'

export const planTitle = (language: ConsoleLanguage, { plan, title }: Pick<CarePlan, 'plan' | 'title'>): string =>
  (language === 'es' ? recordWordsEs.plans[plan] : undefined) ?? title

export const areaIn = (language: ConsoleLanguage, area: string): string =>
  (language === 'es' ? recordWordsEs.areas[area] : undefined) ?? areaName(area)

/** The area that somebody typed by its Spanish name; anything else as it was typed. */
export const areaTyped = (typed: string): string =>
  Object.entries(recordWordsEs.areas).find(([, name]) => name === typed.trim().toLowerCase())?.[0] ?? typed.trim()
