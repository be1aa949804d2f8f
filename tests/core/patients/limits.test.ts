/** For how long a patient's links open, and in which hours an unclear reply may be a danger: at the limit, and beyond it. */
import { describe, expect, it } from 'vitest'
import { gatheredSince } from '../../../functions/core/access/record-read.ts'
import { type LinkFor, linkUrl, newLink, replyAddress, replyToken } from '../../../functions/core/messages/link.ts'
import { zoneNamedIn } from '../../../functions/core/patients/named-zone.ts'
import { minutesBetween, plusHours, plusMinutes } from '../../../functions/core/time.ts'
import { inDangerWindow } from '../../../functions/core/triage/danger-window.ts'

const AT = '2026-11-23T18:05:00.000Z'

describe('links and lines that end', () => {
  const ids = (about: Partial<LinkFor>) =>
    newLink({ clinicId: 'demo', personId: 'p', ...about } as LinkFor, () => '0123456789', AT)

  it('last as long as what they open', () => {
    const hours = (['page', 'card', 'mail', 'own-phone'] as const).map(
      (kind) => minutesBetween(AT, ids({ kind } as never).expiresAt) / 60,
    )
    expect(hours).toEqual([12, 72, 365 * 24, 1])
    const link = ids({ kind: 'card' })
    expect(link).toEqual({
      ...{ kind: 'card', clinicId: 'demo', personId: 'p', token: '0123456789012345', expiresAt: plusHours(AT, 72) },
    })
    expect(linkUrl('https://c.example', link)).toBe('https://c.example/l/0123456789012345')
    expect(replyToken(replyAddress('r.example', link.token).toUpperCase())).toBe(link.token)
    expect([replyToken('reply+012345678901234@r.example'), replyToken('x@r.example')]).toEqual([undefined, undefined])
  })

  it('readings of one record are one line for ten minutes, of a list for an hour', () => {
    expect([gatheredSince(AT, false), gatheredSince(plusMinutes(AT, 4.999), false)]).toEqual(
      [0, 0].map(() => '2026-11-23T18:00:00.000Z'),
    )
    expect(gatheredSince(plusMinutes(AT, 5), false)).toBe('2026-11-23T18:10:00.000Z')
    expect(gatheredSince('2026-11-23T18:59:59.999Z', true)).toBe('2026-11-23T18:00:00.000Z')
    expect(gatheredSince('2026-11-23T19:00:00.000Z', true)).toBe('2026-11-23T19:00:00.000Z')
  })
})

describe('the danger window of a treatment', () => {
  const windows = [
    { plan: 'filler', hours: 72, source: 's' },
    { plan: 'any other', hours: 24, source: 's' },
  ]
  const isOpen = (plan: string, hours?: number, own?: number) =>
    inDangerWindow([{ plan, areas: [], ...(own === undefined ? {} : { hoursSince: own }) }], hours, windows)

  it('is open until its last hour, where nothing is known, and where one of several is', () => {
    expect([isOpen('filler', 72), isOpen('filler', 72.001), isOpen('peel', 24), isOpen('peel', 24.001)]).toEqual([
      ...[true, false, true, false],
    ])
    expect([isOpen('filler', 100, 72), isOpen('filler', 1, 73), isOpen('filler')]).toEqual([true, false, true])
    expect(inDangerWindow([], 1000, windows)).toBe(true)
    expect(inDangerWindow([{ plan: 'peel', areas: [] }], 30, windows.slice(0, 1))).toBe(true)
    const both = ['peel', 'filler'].map((plan) => ({ plan, areas: [] }))
    expect([inDangerWindow(both, 30, windows), inDangerWindow(both, 73, windows)]).toEqual([true, false])
  })
})

it.each([
  ["I'm in New York now", 'America/New_York'],
  ['we are back in Madrid', 'Europe/Madrid'],
  ['estoy en Ciudad Juarez hoy', 'America/Ciudad_Juarez'],
  ['I moved to Port of Spain last week', 'America/Port_of_Spain'],
  ['I am in pain', undefined],
  ['my aunt lives in New York', undefined],
])('%s names %s', (text, zone) => {
  expect(zoneNamedIn(text)).toBe(zone)
})
