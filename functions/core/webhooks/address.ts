/** Which addresses may be called: those of the public internet, and no others (OWASP, "Server-Side Request Forgery"). */
import type { AddressFact } from './address-facts.ts'

/** IANA's special-purpose IPv4 blocks (RFC 6890 and its registry), multicast and reserved space. */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
].map((block) => {
  const [base = '', bits = ''] = block.split('/')
  return { base: numberOf4(base) ?? 0, mask: (0xffffffff << (32 - Number(bits))) >>> 0 }
})

/** Blocks of 2000::/3 that lead elsewhere: protocol assignments with Teredo, documentation, 6to4. */
const NOT_PUBLIC_6 = [
  { groups: [0x2001, 0x0000], masks: [0xffff, 0xfe00] },
  { groups: [0x2001, 0x0db8], masks: [0xffff, 0xffff] },
  { groups: [0x2002], masks: [0xffff] },
  { groups: [0x3fff, 0x0000], masks: [0xffff, 0xf000] },
] as const

/**
 * Whether an IP address, as a resolver returns it, is of the public internet. Text that is no plain address is not. Of
 * IPv6 only global unicast is (2000::/3): no mapped, translated, local or scoped address.
 */
export function isPublicAddress(address: string): boolean {
  const four = numberOf4(address)
  if (four !== undefined) return !NOT_PUBLIC_4.some(({ base, mask }) => (four & mask) >>> 0 === base)
  const groups = groupsOf6(address)
  if (!groups || ((groups[0] ?? 0) & 0xe000) !== 0x2000) return false
  return !NOT_PUBLIC_6.some((block) =>
    block.groups.every((group, at) => ((groups[at] ?? 0) & (block.masks[at] ?? 0)) === group),
  )
}

/** This machine itself, by its plain addresses. */
export function isLoopback(address: string): boolean {
  const four = numberOf4(address)
  if (four !== undefined) return four >>> 24 === 127
  return groupsOf6(address)?.join(':') === '0:0:0:0:0:0:0:1'
}

/** Whether the text is an address and no name. */
export const isAddress = (host: string): boolean => numberOf4(host) !== undefined || groupsOf6(host) !== undefined

function numberOf4(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** The eight groups of an IPv6 address; undefined where it is none, or has a zone (`%eth0`). */
function groupsOf6(text: string): number[] | undefined {
  if (!text.includes(':')) return undefined
  const last = text.slice(text.lastIndexOf(':') + 1)
  const four = last.includes('.') ? numberOf4(last) : undefined
  if (last.includes('.') && four === undefined) return undefined
  const plain =
    four === undefined
      ? text
      : `${text.slice(0, -last.length)}${(four >>> 16).toString(16)}:${(four & 0xffff).toString(16)}`
  const halves = plain.split('::')
  if (halves.length > 2) return undefined
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const zeros = 8 - head.length - (tail?.length ?? 0)
  if (tail === undefined ? zeros !== 0 : zeros < 1) return undefined
  const groups = [...head, ...Array.from({ length: Math.max(zeros, 0) }, () => '0'), ...(tail ?? [])]
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : undefined
}

const LONGEST_URL = 2000

export type UrlChecked = { kind: 'valid'; url: string; host: string } | { kind: 'invalid'; fact: AddressFact }

/**
 * A webhook's or calendar's URL as it was given, and its host without brackets. The platform's parser turns every spelling of an IPv4
 * address (decimal, octal, hexadecimal, short) into the plain one. `loopback`: this machine may be called, also without TLS.
 */
export function checkUrl(given: string, { loopback }: { loopback: boolean }): UrlChecked {
  const invalid = (fact: AddressFact): UrlChecked => ({ kind: 'invalid', fact })
  const parsed = given.length <= LONGEST_URL && URL.canParse(given) ? new URL(given) : undefined
  if (!parsed) return invalid({ kind: 'no-address', most: LONGEST_URL })
  if (parsed.username || parsed.password) return invalid({ kind: 'with-password' })
  if (parsed.hash) return invalid({ kind: 'with-fragment' })
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  const isHere = loopback && (host === 'localhost' || isLoopback(host))
  if (parsed.protocol !== 'https:' && !(isHere && parsed.protocol === 'http:')) return invalid({ kind: 'not-https' })
  if (!isHere && (isAddress(host) ? !isPublicAddress(host) : !host.includes('.')))
    return invalid({ kind: 'not-public' })
  return { kind: 'valid', url: parsed.href, host }
}
