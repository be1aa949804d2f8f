/** A patient who reads hours that are another day's stands before a closed door, or waits to write until it is too late. */
import { describe, expect, it } from 'vitest'
import { content } from '../../../functions/runtime/content.ts'
import { weekText } from '../../../functions/use-cases/wording/opening-texts.ts'
import { harbor } from '../../support/world.ts'

const DAYS = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  es: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
}
const week = (days: readonly number[]) => days.map((day) => ({ days: [day], from: `0${day}:15`, to: `1${day}:45` }))
const said = (days: readonly number[], language: string) => {
  const clinic = { ...harbor.clinic, openingHours: { week: week(days), special: [] } }
  return weekText({ content }, clinic, language, '2026-11-23T18:05:00.000Z') ?? ''
}

describe.each(['en', 'es'] as const)('the week in %s', (language) => {
  it('names each day once, with its own hours', () => {
    const text = said([1, 2, 3, 4, 5, 6, 7], language)
    for (const [i, day] of DAYS[language].entries()) {
      const parts = text.split(';').filter((part) => part.includes(day))
      expect(parts, day).toHaveLength(1)
      expect(parts[0]).toContain(`${i + 1}:15`)
    }
  })

  it.each([1, 2, 3, 4, 5, 6, 7])('names day %i alone where the clinic opens on no other', (day) => {
    expect(DAYS[language].filter((name) => said([day], language).includes(name))).toEqual([DAYS[language][day - 1]])
  })
})
