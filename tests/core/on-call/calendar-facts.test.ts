import { describe, expect, it } from 'vitest'
import { isDoubt } from '../../../functions/core/on-call/calendar-facts.ts'
import { read } from '../../support/calendar-file.ts'
import { FAULTY } from '../../support/faulty-calendars.ts'

describe('what is wrong with a calendar', () => {
  it.each(Object.entries(FAULTY))('is a fact, and stays said in English: %s', (kind, { text, says }) => {
    const found = read(text)
    if (found.kind === 'read') throw new Error('it is read')
    const fault = found.faults.find(({ fact }) => fact?.kind === kind)
    expect(fault?.detail).toBe(says)
  })

  it('asks a person where a person can answer, and nowhere else', () => {
    for (const { text, says } of Object.values(FAULTY)) {
      const found = read(text)
      if (found.kind === 'read') throw new Error('it is read')
      expect(
        found.faults.some(({ fact }) => isDoubt(fact)),
        says,
      ).toBe(says.endsWith('?'))
    }
  })
})
