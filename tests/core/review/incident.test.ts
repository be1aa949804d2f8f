import { describe, expect, it } from 'vitest'
import { dueOn, reportsFor } from '../../../functions/core/review/incident.ts'
import { content } from '../../../functions/runtime/content.ts'

const { reporting, plans } = content()
const happened = {
  plans: ['neurotoxin'],
  treatedAt: '2026-11-20T20:00:00.000Z',
  // Still the 24th in California.
  outcomeAt: '2026-11-25T05:00:00.000Z',
}
const worksheet = (place: object, changes: object = {}) =>
  reportsFor(reporting, { country: 'US', zone: 'America/Los_Angeles', ...place }, { ...happened, ...changes })
const dueOf = (reports: ReturnType<typeof worksheet>, id: string) => reports.find((each) => each.id === id)?.dueOn

describe('the worksheet of an incident', () => {
  it('counts days of the clinic’s calendar, and work days without Saturday and Sunday', () => {
    expect(dueOn('2026-11-24', { days: 15 })).toBe('2026-12-09')
    expect(dueOn('2026-11-24', { workDays: 10 })).toBe('2026-12-08')
    expect(dueOn('2026-11-27', { workDays: 1 })).toBe('2026-11-30')
    expect(dueOn('2026-11-28', { workDays: 1 })).toBe('2026-11-30')
    expect(dueOf(worksheet({}), 'insurer')).toBe('2026-11-26')
  })

  it('names the state’s board with the state’s own time: in Florida from the treatment', () => {
    expect(dueOf(worksheet({ jurisdiction: 'US-FL' }), 'board-fl')).toBe('2026-12-05')
    expect(dueOf(worksheet({ jurisdiction: 'US-CA' }), 'board-ca')).toBe('2026-11-29')
    const boards = (jurisdiction?: string) =>
      worksheet(jurisdiction ? { jurisdiction } : {}).flatMap(({ id }) => (id.startsWith('board') ? id : []))
    expect(boards('US-FL')).toEqual(['board-fl'])
    expect(boards('US-TX')).toEqual(['board'])
    expect(boards()).toEqual(['board'])
    expect(worksheet({ country: 'GB' }).map(({ id }) => id)).toEqual(['insurer', 'manufacturer', 'agency'])
  })

  it('asks for the report of a device where there may be one: after filler, and when nobody knows what was done', () => {
    expect(dueOf(worksheet({}), 'device-facility')).toBeUndefined()
    expect(dueOf(worksheet({}, { plans: ['neurotoxin', 'filler'] }), 'device-facility')).toBe('2026-12-08')
    expect(dueOf(worksheet({}, { plans: [], treatedAt: undefined }), 'device-facility')).toBe('2026-12-08')
  })

  it('has for each report who sees to it, by when, and from what source', () => {
    const ids = reporting.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const rule of reporting) {
      for (const field of ['to', 'what', 'how', 'who', 'source'] as const) expect(rule[field], rule.id).toMatch(/\w{3}/)
      expect(['law', 'voluntary', 'contract'], rule.id).toContain(rule.basis)
      expect(['treatment', 'outcome'], rule.id).toContain(rule.from)
      expect(Object.values(rule.within), rule.id).toEqual([expect.any(Number)])
      for (const plan of rule.plans ?? []) expect(Object.keys(plans), rule.id).toContain(plan)
    }
  })
})
