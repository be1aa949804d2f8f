import { expect, it } from 'vitest'
import {
  keyIn,
  opens,
  overlapEnds,
  type SystemKeys,
  secretOf,
  withNewKey,
  withoutOldKeys,
  writtenKey,
} from '../../../functions/core/access/system-key.ts'
import { plusHours } from '../../../functions/core/time.ts'

const NOW = '2026-11-23T18:05:00.000Z'
const at = (hours: number) => plusHours(NOW, hours)
const NONE: SystemKeys = { clinicId: 'demo', keys: [] }
const working = (held: SystemKeys, hours: number) => ['a', 'b', 'c'].filter((hash) => opens(held, hash, at(hours)))

it('a new key leaves the one before it a day, and does not lengthen the day of an earlier one', () => {
  const held = withNewKey(withNewKey(withNewKey(NONE, 'a', at(0)), 'b', at(1)), 'c', at(3))
  expect([4, 24.9, 25, 26.9, 27].map((hours) => working(held, hours).join(''))).toEqual(['abc', 'abc', 'bc', 'bc', 'c'])
  expect([overlapEnds(held, at(4)), overlapEnds(held, at(26)), overlapEnds(held, at(27))]).toEqual([
    ...[at(27), at(27), undefined],
  ])
  expect(working(withoutOldKeys(held), 4)).toEqual(['c'])
})

it('keys that have ended are not kept', () => {
  const held = withNewKey(withNewKey(withNewKey(NONE, 'a', at(0)), 'b', at(1)), 'c', at(30))
  expect(held.keys.map(({ hash }) => hash)).toEqual(['c', 'b'])
})

it('a key is found in a header as it was written, and nothing else is', () => {
  const secret = secretOf(`${'+/'.repeat(21)}A=`)
  const key = writtenKey('key-a1', secret)
  expect(key).toBe(`aftercare_key-a1.${'-_'.repeat(21)}A`)
  for (const scheme of ['Bearer', 'bearer', 'BEARER  '])
    expect(keyIn(`${scheme} ${key}`)).toEqual({ clientId: 'key-a1', secret })
  for (const header of [undefined, '', key, `Basic ${key}`, `Bearer ${key} `, `Bearer ${key}A`, `Bearer\n${key}`])
    expect(keyIn(header), header).toBeUndefined()
  for (const wrong of [key.replace('key-', ''), key.replace('.', ''), key.replace('key-a1', 'key-a#1'), `x${key}`])
    expect(keyIn(`Bearer ${wrong}`), wrong).toBeUndefined()
})
