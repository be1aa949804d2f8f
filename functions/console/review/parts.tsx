import type { Content } from '../../core/content.ts'
import type { Treatment } from '../../core/patients/patient.ts'
import { hoursBetween, type Instant } from '../../core/time.ts'
import { SIGNS_ES } from '../../use-cases/wording/sign-names-es.ts'
import { areaIn, planIn } from '../../use-cases/wording/treatment-words.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { reviewWords } from '../words/review.ts'

export type Names = Readonly<Record<string, string>>

/** What warning signs are called, for staff who read this language. */
export const signNames = ({ signs }: Pick<Content, 'signs'>, language: ConsoleLanguage): Names =>
  language === 'es' ? { ...signs, ...SIGNS_ES } : signs

export const Options = ({
  of,
  chosen,
}: {
  of: readonly (readonly [string, string])[]
  chosen?: string | undefined
}) => (
  <>
    {of.map(([value, label]) => (
      <option key={value} value={value} selected={value === chosen}>
        {label}
      </option>
    ))}
  </>
)

export function doneBefore(treatments: readonly Treatment[], at: Instant, language: ConsoleLanguage): string {
  const words = reviewWords(language)
  if (treatments.length === 0) return words.noTreatment
  return treatments
    .map(({ procedures, performedAt }) => {
      const done = procedures.map(({ plan, areas }) =>
        areas.length > 0
          ? `${planIn(language, plan)} (${areas.map((area) => areaIn(language, area)).join(', ')})`
          : planIn(language, plan),
      )
      return `${done.join(` ${words.and} `)}, ${words.before(hoursBetween(performedAt, at))}`
    })
    .join('; ')
}
