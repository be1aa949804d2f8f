import { inDays } from '../../core/time.ts'
import type { ConsoleLanguage } from '../shared/language.ts'

/** `1500` → `1 day 1 hour`, `1 día 1 hora`; minutes are left out beside days. */
export function lastingIn(language: ConsoleLanguage, minutes: number): string {
  if (language === 'en') return inDays(minutes)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  const amount = (count: number, unit: string) => (count > 0 ? `${count} ${unit}${count === 1 ? '' : 's'}` : '')
  const parts = [amount(days, 'día'), amount(hours, 'hora'), days > 0 ? '' : amount(Math.floor(minutes) % 60, 'minuto')]
  return parts.filter(Boolean).join(' ') || 'un momento'
}
