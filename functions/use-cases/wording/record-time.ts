import type { PaperLanguage } from '../../core/paper.ts'
import { type Instant, isAmerican } from '../../core/time.ts'

/** An instant as a record has it, with year and zone: `Nov 24, 2026, 10:05 AM PST`, `24 nov 2026, 10:05 a. m. PST`. */
export function recordTime(at: Instant, place: { zone: string; country: string; language: PaperLanguage }): string {
  const { zone, country, language } = place
  const american = isAmerican(country)
  const locale = language === 'es' ? 'es-US' : american ? 'en-US' : 'en-GB'
  return new Intl.DateTimeFormat(locale, {
    ...{ timeZone: zone, year: 'numeric', month: 'short', day: 'numeric', timeZoneName: 'short' },
    ...{ hour: 'numeric', minute: '2-digit', hourCycle: american ? 'h12' : 'h23' },
  })
    .format(new Date(at))
    .replaceAll(/[\u202f\u00a0]/g, ' ')
}
