/** No period without a source, and no law that nobody can look up. */
import { describe, expect, it } from 'vitest'
import retention from '../../templates/retention.json' with { type: 'json' }

const { about, kinds, records, minors } = retention
const periods: { name: string; source: string; url?: string }[] = [
  ...kinds.map(({ kind, ...rest }) => ({ name: kind, ...rest })),
  ...records.map(({ where, ...rest }) => ({ name: where, ...rest })),
  { name: 'minors', ...minors },
]
const NO_LAW = /^No (law|period of this country)/

describe('retention.json', () => {
  it.each(periods)('$name has a source: a law with the page on which it was read, or that there is none', (period) => {
    expect(period.source.length).toBeGreaterThan(20)
    expect(NO_LAW.test(period.source)).toBe(period.url === undefined)
    if (period.url) expect(new URL(period.url).protocol).toMatch(/^https?:$/)
  })

  it('says that counsel has to confirm it', () => {
    expect(about).toMatch(/draft .* counsel confirms it before production/i)
  })

  it('names each place once, and the longest period known where the state is not', () => {
    expect(new Set(records.map(({ where }) => where)).size).toBe(records.length)
    const unknown = records.find(({ where }) => where === 'US')
    expect(unknown?.years).toBe(Math.max(...records.map(({ years }) => years)))
  })
})
