import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AlertEvent, step } from '../../../functions/core/alerts/transitions.ts'
import type { PagingTier } from '../../../functions/core/on-call/policy.ts'
import { plusMinutes } from '../../../functions/core/time.ts'
import type { SignFound } from '../../../functions/core/triage/verdict.ts'

import { anAlert, at, everybody, hale, kim, lee, NOON, nobody, paged, watch } from '../../support/alert-clock.ts'

describe('acknowledging', () => {
  const acknowledged = (tier: PagingTier, minute: number) =>
    step(anAlert(tier).alert, { kind: 'acknowledged', by: lee }, at(minute)).alert

  it('stops the pages and names the owner', () => {
    const alert = acknowledged('emergency', 2)
    expect(alert).toMatchObject({ state: 'acknowledged', acknowledgedBy: { staffId: 'dr-lee', name: 'Dr Lee' } })
    expect(watch(alert, 3, 9).pages).toEqual([])
  })

  it.each([
    ['emergency', 10, ['dr-lee', 'nurse-kim']],
    ['urgent', 15, ['dr-lee']],
    ['prompt', 60, ['dr-lee']],
  ] as const)('runs out in an %s at minute %i when no contact is recorded, and paging begins again', (tier, minute, who) => {
    const { pages, alert } = watch(acknowledged(tier, 2), 3, minute)
    expect(pages).toEqual([[minute, [...who]]])
    expect(alert).toMatchObject({ state: 'paging', acknowledgedBy: null })
  })

  it('reminds the owner before it runs out', () => {
    const { effects } = step(acknowledged('urgent', 2), { kind: 'woken' }, at(10))
    expect(effects).toEqual([{ kind: 'remind-owner', staffId: 'dr-lee' }])
  })

  it('still gives a late acknowledgement time to call', () => {
    const alert = acknowledged('emergency', 180)
    expect(alert.acknowledgedBy?.until).toBe(plusMinutes(NOON, 185))
  })

  it('lasts two hours once contact is recorded, then reminds, then pages', () => {
    const contacted = step(acknowledged('emergency', 2), { kind: 'contacted', by: lee }, at(8)).alert
    expect(contacted.state).toBe('contacted')
    expect(watch(contacted, 9, 142).pages).toEqual([])
    expect(step(contacted, { kind: 'woken' }, at(128)).effects).toEqual([{ kind: 'remind-owner', staffId: 'dr-lee' }])
    expect(watch(contacted, 9, 143).pages.map(([minute]) => minute)).toEqual([143])
  })
})

describe('a later text of the same patient', () => {
  const joined = (tier: PagingTier | undefined, sign: string): AlertEvent => ({
    ...{ kind: 'joined', messageId: 'p.m2', text: 'and now my voice', because: 'voice' },
    ...(tier ? { tier } : {}),
    signs: [{ sign, tier: tier ?? 'routine', evidence: { start: 0, end: 3, text: 'and' }, rule: 'r' }],
  })

  it('a thousand long texts of a patient who goes on writing: it stays far from the 400 KB of an item, and a new sign pages', () => {
    let { alert } = anAlert('prompt')
    for (let i = 0; i < 1000; i++) {
      const text = `${'so much to say '.repeat(100)}${i}`
      const said: AlertEvent = { kind: 'joined', messageId: `p.m-${i}`, text, signs: [], because: 'joined' }
      alert = step(alert, said, at(1)).alert
    }
    expect(JSON.stringify(alert).length).toBeLessThan(100_000)
    expect(alert.reply.startsWith('its really hard to swolow')).toBe(true)
    expect(alert.reply.endsWith(' 999')).toBe(true)
    expect(paged(step(alert, joined('emergency', 'breathing'), at(2)).effects)).toEqual(['dr-lee', 'nurse-kim'])
  })

  it('goes to the owner alone when it says nothing new', () => {
    const owned = step(anAlert('urgent').alert, { kind: 'acknowledged', by: lee }, at(1)).alert
    const known = {
      ...owned,
      signs: [{ sign: 'voice', tier: 'urgent', evidence: { start: 0, end: 1, text: 'a' }, rule: 'r' } as const],
    }
    const { alert, effects } = step(known, joined('urgent', 'voice'), at(3))
    expect(effects).toEqual([{ kind: 'forward-to-owner', staffId: 'dr-lee', text: 'and now my voice' }])
    expect(alert.state).toBe('acknowledged')
    expect(alert.reply).toContain('and now my voice')
  })

  it('is a new round of pages when it holds a new sign', () => {
    const owned = step(anAlert('urgent').alert, { kind: 'acknowledged', by: kim }, at(1)).alert
    const { alert, effects } = step(owned, joined('emergency', 'breathing'), at(3))
    expect(alert).toMatchObject({ state: 'paging', tier: 'emergency' })
    expect(paged(effects)).toContain('nurse-kim')
  })

  it('pages the owner even when they hold no duty', () => {
    const owned = step(anAlert('urgent').alert, { kind: 'acknowledged', by: hale }, at(1)).alert
    const { effects } = step(owned, joined('urgent', 'breathing'), at(3))
    expect(effects[0]).toEqual({ kind: 'remind-owner', staffId: 'dr-hale' })
  })

  it('changes nothing when it comes a second time', () => {
    const once = step(anAlert('urgent').alert, joined('emergency', 'breathing'), at(3)).alert
    expect(step(once, joined('emergency', 'breathing'), at(4))).toEqual({ alert: once, effects: [] })
  })
})

describe('whatever happens', () => {
  const outcome = { outcome: 'advice-by-phone', note: 'ok', by: 'dr-lee', name: 'Dr Lee', at: NOON } as const
  const staff = fc.constantFrom(lee, kim, hale)
  const tier = fc.constantFrom<PagingTier>('emergency', 'urgent', 'prompt')
  const event: fc.Arbitrary<AlertEvent> = fc.oneof(
    { weight: 6, arbitrary: fc.constant<AlertEvent>({ kind: 'woken' }) },
    fc.record({ kind: fc.constant('acknowledged' as const), by: staff }),
    fc.record({ kind: fc.constant('contacted' as const), by: staff }),
    fc.record({ kind: fc.constant('attempted' as const), by: staff, what: fc.constant('no-answer') }),
    fc.record({ kind: fc.constant('handed-over' as const), by: staff, to: staff }),
    fc.record({ kind: fc.constant('escalated' as const), by: staff }),
    fc.record({ kind: fc.constant('tier-set' as const), by: staff, tier, reason: fc.constant('called') }),
    fc.record({
      ...{ kind: fc.constant('joined' as const), messageId: fc.uuid(), text: fc.string(), because: fc.string() },
      ...{ tier: fc.option(tier, { nil: undefined }), signs: fc.constant<SignFound[]>([]) },
    }),
  )
  const story = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 90 })), { maxLength: 40 })

  it('an open alert always has a page due, a living acknowledgement or a contact that has not run out', () => {
    fc.assert(
      fc.property(tier, story, fc.constantFrom(everybody, nobody), (first, events, onCall) => {
        let minute = 0
        let { alert } = anAlert(first, at(0, onCall))
        for (const [event, wait] of events) {
          minute += wait
          alert = step(alert, { kind: 'woken' }, at(minute, onCall)).alert
          alert = step(alert, event, at(minute, onCall)).alert
          const now = plusMinutes(NOON, minute)
          const { page, lapse } = alert.timers
          const unattended = alert.state === 'paging' ? !page || page <= now : !lapse || lapse <= now
          expect(unattended).toBe(false)
        }
      }),
    )
  })

  it('nobody is paged while it is acknowledged, and nobody at all after the outcome', () => {
    fc.assert(
      fc.property(tier, story, (first, events) => {
        let minute = 0
        let { alert } = anAlert(first)
        for (const [event, wait] of events) {
          minute += wait
          const before = alert
          const { alert: next, effects } = step(alert, event, at(minute))
          if (before.state !== 'paging' && next.state !== 'paging') expect(paged(effects)).toEqual([])
          alert = next
        }
        const resolved = step(alert, { kind: 'resolved', by: lee, outcome }, at(minute)).alert
        expect(resolved.timers).toEqual({})
        for (const [event] of events)
          expect(step(resolved, event, at(minute + 500))).toEqual({ alert: resolved, effects: [] })
      }),
    )
  })

  it('being woken twice at one instant is being woken once', () => {
    fc.assert(
      fc.property(tier, story, (first, events) => {
        let minute = 0
        let { alert } = anAlert(first)
        for (const [event, wait] of events) {
          minute += wait
          alert = step(step(alert, { kind: 'woken' }, at(minute)).alert, event, at(minute)).alert
          const once = step(alert, { kind: 'woken' }, at(minute)).alert
          expect(step(once, { kind: 'woken' }, at(minute))).toEqual({ alert: once, effects: [] })
        }
      }),
    )
  })

  it('an acknowledgement made in time never outlives the time by which the patient has to be reached', () => {
    fc.assert(
      fc.property(tier, fc.integer({ min: 0, max: 59 }), (first, minute) => {
        const { alert } = anAlert(first)
        const acknowledged = step(alert, { kind: 'acknowledged', by: lee }, at(minute)).alert
        if (at(minute).now < alert.contactBy)
          expect(acknowledged.acknowledgedBy?.until).toSatisfy((until) => until <= alert.contactBy)
      }),
    )
  })
})
