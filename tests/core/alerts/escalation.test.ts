/** Who is paged when, round after round, until somebody has it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AlertEvent, step } from '../../../functions/core/alerts/transitions.ts'
import type { PagingTier } from '../../../functions/core/on-call/policy.ts'
import { plusMinutes } from '../../../functions/core/time.ts'
import { anAlert, at, hale, lee, NOON, nobody, paged, watch } from '../../support/alert-clock.ts'

describe('paging that begins again after the patient was told', () => {
  it('tells the patient again: that somebody had it was no help', () => {
    const told = watch(anAlert('emergency').alert, 1, 11).alert
    expect(told.patientToldAt).toBeDefined()
    let alert = step(told, { kind: 'acknowledged', by: hale }, at(11)).alert
    const heard: number[] = []
    for (let minute = 12; minute <= 60; minute++) {
      const next = step(alert, { kind: 'woken' }, at(minute))
      alert = next.alert
      if (next.effects.some(({ kind }) => kind === 'tell-patient')) heard.push(minute)
    }
    expect(alert.state).toBe('paging')
    expect(heard).toHaveLength(1)
  })
})

describe('an alert whose tier a clinician lowers while nobody has it', () => {
  it('goes on by the milder tier, with no hole between the rounds', () => {
    const emergency = watch(anAlert('emergency').alert, 1, 21).alert
    const event: AlertEvent = { kind: 'tier-set', by: lee, tier: 'prompt', reason: 'speaks in whole sentences' }
    const { alert } = step(emergency, event, at(21))
    expect(watch(alert, 22, 92).pages.map(([minute]) => minute)).toEqual([25, 30, 60, 90])
  })

  it('whenever that is, and by whatever tiers: pages at least every half hour', () => {
    const tier = fc.constantFrom<PagingTier>('emergency', 'urgent', 'prompt')
    fc.assert(
      fc.property(tier, tier, fc.integer({ min: 0, max: 300 }), (from, to, minute) => {
        const before = watch(anAlert(from).alert, 1, minute).alert
        const { alert } = step(before, { kind: 'tier-set', by: lee, tier: to, reason: 'seen' }, at(minute))
        const minutes = [minute, ...watch(alert, minute + 1, minute + 120).pages.map(([each]) => each)]
        for (const [i, each] of minutes.slice(1).entries()) expect(each - (minutes[i] ?? 0)).toBeLessThanOrEqual(30)
        expect(minutes.length).toBeGreaterThan(3)
      }),
    )
  })
})

describe('paging by the default policy', () => {
  it('pages on call and backup at once in an emergency, the owner too from five minutes, all every five', () => {
    const { alert, effects } = anAlert('emergency')
    expect(paged(effects)).toEqual(['dr-lee', 'nurse-kim'])
    expect(effects).toMatchObject([{ kind: 'page', by: ['sms', 'voice'] }])
    const all = ['dr-lee', 'nurse-kim', 'dr-hale']
    expect(watch(alert, 1, 16).pages).toEqual([
      [5, all],
      [10, all],
      [15, all],
    ])
  })

  it('pages on call at 0 and 5, backup at 10, the owner at 15, then all every 15 minutes for an urgent sign', () => {
    const { alert, effects } = anAlert('urgent')
    expect(paged(effects)).toEqual(['dr-lee'])
    const all = ['dr-lee', 'nurse-kim', 'dr-hale']
    expect(watch(alert, 1, 46).pages).toEqual([
      [5, ['dr-lee']],
      [10, ['nurse-kim']],
      [15, ['dr-hale']],
      [30, all],
      [45, all],
    ])
  })

  it('never ends by itself: after a day without an answer it still pages', () => {
    const { pages } = watch(anAlert('prompt').alert, 1, 1440)
    expect(pages.at(-1)?.[0]).toBeGreaterThan(1440 - 31)
  })

  it('sends one round, not a burst, when it is woken late', () => {
    const { effects } = step(anAlert('emergency').alert, { kind: 'woken' }, at(60))
    expect(effects.filter(({ kind }) => kind === 'page')).toHaveLength(1)
  })

  it('pages who is left when a duty is vacant, and raises an alarm when nobody is', () => {
    const onlyHale = { ...nobody, fallback: hale }
    expect(paged(anAlert('urgent', at(0, onlyHale)).effects)).toEqual(['dr-hale'])
    const alone = anAlert('urgent', at(0, nobody))
    expect(alone.effects).toEqual([{ kind: 'nobody-to-page' }])
    expect(alone.alert.timers.page).toBe(plusMinutes(NOON, 5))
  })

  it.each([
    ['emergency', 10],
    ['urgent', 15],
    ['prompt', 60],
  ] as const)('tells the patient of an unanswered %s after %i minutes, and once more half an hour later', (tier, minutes) => {
    let { alert } = anAlert(tier)
    const told: number[] = []
    for (let minute = 1; minute <= 200; minute++) {
      const next = step(alert, { kind: 'woken' }, at(minute))
      alert = next.alert
      if (next.effects.some(({ kind }) => kind === 'tell-patient')) told.push(minute)
    }
    expect(told).toEqual([minutes, minutes + 30])
  })
})
