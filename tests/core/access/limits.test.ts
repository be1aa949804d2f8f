/** Who is signed in, and for how long: a shared tablet must not stay open, and a shift must not be cut short. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readPublicKeys } from '../../../functions/core/access/public-keys.ts'
import { endsAt, isDueToBeSeen, type Session } from '../../../functions/core/access/session.ts'
import { grantIn, tokenOf } from '../../../functions/core/access/smart-token.ts'
import { plusHours, plusMinutes, plusSeconds } from '../../../functions/core/time.ts'

const NOW = '2026-11-23T18:05:00.000Z'

describe('a session', () => {
  const session = (minutes: number): Session => ({
    ...{ clinicId: 'demo', role: 'nurse', staffId: 'nurse-kim', name: 'Nurse Kim', startedAt: NOW },
    seenAt: plusMinutes(NOW, minutes),
  })

  it('ends thirty minutes after its last use, and twelve hours after it began at the latest', () => {
    expect(endsAt(session(0))).toBe(plusMinutes(NOW, 30))
    expect(endsAt(session(11 * 60 + 29))).toBe(plusMinutes(NOW, 11 * 60 + 59))
    for (const minutes of [11 * 60 + 30, 11 * 60 + 31, 12 * 60 - 1])
      expect(endsAt(session(minutes))).toBe(plusHours(NOW, 12))
  })

  it('is written down as used once a minute', () => {
    expect(isDueToBeSeen(session(0), plusSeconds(NOW, 59.999))).toBe(false)
    expect(isDueToBeSeen(session(0), plusSeconds(NOW, 60))).toBe(true)
  })
})

describe('a token of a system', () => {
  const sign = (text: string) => createHash('sha256').update(text).digest('hex')
  const grant = { clientId: 'key-a1', until: plusSeconds(NOW, 300), scopes: ['system/Patient.rs', 'system/Task.rs'] }
  const header = `Bearer ${tokenOf(grant, sign)}`

  it('works until its last second, and no longer', () => {
    expect(grantIn(header, sign, NOW)).toEqual(grant)
    expect(grantIn(header, sign, plusSeconds(NOW, 299.999))).toEqual(grant)
    expect(grantIn(header, sign, plusSeconds(NOW, 300))).toBeUndefined()
  })

  it('says nothing that was not signed', () => {
    for (const wrong of [header.replace('key-a1', 'key-a2'), header.replace('Task', 'Fask'), `${header}0`, undefined])
      expect(grantIn(wrong, sign, NOW), wrong).toBeUndefined()
  })
})

describe('a set of public keys', () => {
  const rsa = (kid: string, length = 342) => ({ kid, kty: 'RSA', n: 'n'.repeat(length), e: 'AQAB' })
  const read = (...keys: unknown[]) => readPublicKeys(JSON.stringify({ keys }))
  const set = (count: number) => Array.from({ length: count }, (_, i) => rsa(`key ${i}`))

  it('holds one key to five', () => {
    expect(read()).toEqual({ fault: { kind: 'count', most: 5 } })
    expect(read(...set(5))).toEqual({ keys: set(5) })
    expect(read(...set(6))).toEqual({ fault: { kind: 'count', most: 5 } })
  })

  it('names the key that cannot be used, and why', () => {
    const ec = { kid: 'curve', kty: 'EC', crv: 'P-384', x: 'x', y: 'y' }
    expect(read({ ...ec, use: 'sig', alg: 'ES384' })).toEqual({ keys: [ec] })
    expect(read(rsa('a'), rsa('b', 341))).toEqual({ fault: { kind: 'short', at: 2 } })
    expect(read(rsa('a', 1000))).toEqual({ keys: [rsa('a', 1000)] })
    expect(read(rsa('a', 1001))).toEqual({ fault: { kind: 'wrong-kind', at: 1 } })
    expect(read(rsa('a'), rsa('a'))).toEqual({ fault: { kind: 'kid-twice', at: 2 } })
    expect(read({ ...ec, kid: '' })).toEqual({ fault: { kind: 'no-kid', at: 1 } })
    for (const secret of ['d', 'p', 'q', 'k'])
      expect(read({ ...ec, [secret]: 's' })).toEqual({ fault: { kind: 'private', at: 1 } })
    for (const wrong of [null, 'text', { ...ec, crv: 'P-256' }, { ...ec, y: 7 }, { ...rsa('a'), kty: 'oct' }])
      expect(read(rsa('z'), wrong)).toMatchObject({ fault: { at: 2 } })
    for (const text of ['', 'null', '{}', '[]', '{"keys":{}}'])
      expect(readPublicKeys(text)).toEqual({ fault: { kind: 'not-a-set' } })
  })
})
