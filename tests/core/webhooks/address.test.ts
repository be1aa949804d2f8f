import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkUrl, isAddress, isLoopback, isPublicAddress } from '../../../functions/core/webhooks/address.ts'

const byte = fc.integer({ min: 0, max: 255 })
const group = fc.integer({ min: 0, max: 0xffff })

/** Written out apart from the code under test: the blocks of IANA's registry by their first and last address. */
const RESERVED: readonly [string, string][] = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.255'],
  ['192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255'],
  ['224.0.0.0', '255.255.255.255'],
]
const numberOf = (dotted: string) => dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const isReserved = (value: number) => RESERVED.some(([from, to]) => value >= numberOf(from) && value <= numberOf(to))
const dottedOf = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')

/** Mostly inside and around the reserved blocks, where a mistake would be. */
const value = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc
    .tuple(fc.constantFrom(...RESERVED.flat()), fc.integer({ min: -2, max: 2 }))
    .map(([edge, by]) => (numberOf(edge) + by + 2 ** 32) % 2 ** 32),
)

describe('an IPv4 address', () => {
  it('is public exactly where no reserved block holds it', () => {
    fc.assert(
      fc.property(value, (value) => isPublicAddress(dottedOf(value)) === !isReserved(value)),
      { numRuns: 5000 },
    )
  })

  it('is refused in a URL however it is spelled: decimal, hexadecimal, octal, short, mapped or in a name with a dot', () => {
    const spelled = fc.tuple(
      value.filter(isReserved),
      fc.constantFrom('decimal', 'hex', 'octal', 'parts', 'mapped', 'dot'),
    )
    fc.assert(
      fc.property(spelled, ([value, how]) => {
        const parts = dottedOf(value).split('.').map(Number)
        const host = {
          decimal: String(value),
          hex: `0x${value.toString(16)}`,
          octal: parts.map((part) => `0${part.toString(8)}`).join('.'),
          parts: `${parts[0]}.${(value & 0xffffff) >>> 0}`,
          mapped: `[::ffff:${dottedOf(value)}]`,
          dot: `${dottedOf(value)}.`,
        }[how]
        return checkUrl(`https://${host}/in`, { loopback: false }).kind === 'invalid'
      }),
      { numRuns: 2000 },
    )
  })
})

describe('an IPv6 address', () => {
  const text = fc.array(group, { minLength: 8, maxLength: 8 })
  const write = (groups: readonly number[]) => groups.map((each) => each.toString(16)).join(':')

  it('is public only as global unicast, outside of what leads elsewhere', () => {
    fc.assert(
      fc.property(text, (groups) => {
        const [first = 0, second = 0] = groups
        const isGlobal = first >= 0x2000 && first <= 0x3fff
        const elsewhere =
          first === 0x2002 ||
          (first === 0x2001 && (second < 0x200 || second === 0xdb8)) ||
          (first === 0x3fff && second < 0x1000)
        return isPublicAddress(write(groups)) === (isGlobal && !elsewhere)
      }),
    )
  })

  it('reads the same whether its zeros are written or left out', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 7 }), fc.integer({ min: 1, max: 8 }), (groups, from, length) => {
        const zeroed = groups.map((each, at) => (at >= from && at < from + length ? 0 : each))
        const to = Math.min(from + length, 8)
        const short = `${write(zeroed.slice(0, from))}::${write(zeroed.slice(to))}`
        return isPublicAddress(short) === isPublicAddress(write(zeroed)) && isAddress(short)
      }),
    )
  })

  it('never hides an IPv4 address: mapped, compatible, translated, 6to4, Teredo', () => {
    fc.assert(
      fc.property(byte, byte, byte, byte, (a, b, c, d) => {
        const [high, low] = [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)]
        const forms = [
          `::ffff:${a}.${b}.${c}.${d}`,
          `::ffff:${high}:${low}`,
          `::${a}.${b}.${c}.${d}`,
          `64:ff9b::${a}.${b}.${c}.${d}`,
          `64:ff9b:1::${high}:${low}`,
          `2002:${high}:${low}::1`,
          `2001:0:${high}:${low}::1`,
        ]
        return forms.every((form) => !isPublicAddress(form))
      }),
    )
  })

  it.each([
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    'fec0::1',
    '2001:db8::1',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false))

  it.each(['2606:4700::1111', '2a00:1450:4001:82b::200e', '2001:4860:4860::8888'])('%s is', (address) =>
    expect(isPublicAddress(address)).toBe(true))
})

describe('anything else', () => {
  it('is no public address, and never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => isAddress(text) || !isPublicAddress(text)))
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, loopback) => {
        checkUrl(text, { loopback })
        checkUrl(`https://${text}`, { loopback })
      }),
    )
  })

  it.each([
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '256.1.1.1',
    '1.2.3.4 ',
    ':::',
    '1::2::3',
    '12345::',
    '::1.2.3',
  ])('%j is no address', (text) => expect(isAddress(text)).toBe(false))

  it.each([
    'http://example.com/',
    'ftp://example.com/',
    'https://user:pass@example.com/',
    'https://example.com/#here',
    'https://localhost/',
    'https://intranet/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fd00:ec2::254]/latest/meta-data/',
    'https://2130706433/',
    'not a url',
    `https://example.com/${'a'.repeat(2000)}`,
  ])('%s is refused', (url) => expect(checkUrl(url, { loopback: false }).kind).toBe('invalid'))

  it('takes a public host, and this machine only where it may be called', () => {
    expect(checkUrl('https://example.com/in?a=1', { loopback: false })).toMatchObject({
      kind: 'valid',
      host: 'example.com',
    })
    for (const url of ['http://127.0.0.1:8080/in', 'http://localhost:8080/in', 'http://[::1]:8080/in']) {
      expect(checkUrl(url, { loopback: true }).kind, url).toBe('valid')
      expect(checkUrl(url, { loopback: false }).kind, url).toBe('invalid')
    }
    expect(checkUrl('http://10.0.0.1/', { loopback: true }).kind).toBe('invalid')
    expect(checkUrl('http://example.com/', { loopback: true }).kind).toBe('invalid')
    expect(isLoopback('127.1.2.3') && isLoopback('::1') && !isLoopback('::ffff:127.0.0.1')).toBe(true)
  })
})
