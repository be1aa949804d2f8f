import type { Staff } from '../clinic/clinic.ts'
import { visible } from '../plain-words.ts'
import type { Doubt } from './calendar-facts.ts'

/** Whose event it is; or that it may be somebody's, which the admin is asked. */
export type Whose = { kind: 'known'; staff: Staff } | { kind: 'doubtful'; doubt: Doubt } | { kind: 'nobody' }

type Attendee = { address: string; status: string; isPerson: boolean }

/** Letters and digits with what joins them in names: `Lee-Wong` is one word. */
const wordsOf = (text: string): string[] =>
  visible(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .map((word) => word.replace(/^['’-]+|['’-]+$/g, ''))
    .filter(Boolean)

/** What makes a name in a title no duty of its own, or somebody else's. */
const TURNS =
  /^(cover|covers|covering|covered|for|instead|swap|swaps|swapped|with|vs|or|replaces|replacing|replaced|off|out|ooo|pto|vacation|holiday|leave|sick|away|unavailable|not|no|except|without|birthday|cancelled|canceled|declined|until|por|cubre|vacaciones|libre|baja|sustituye|cambio)$/
/** What may stand beside a name without being a part of it. */
const BESIDE =
  /^(on|on-call|oncall|call|duty|shift|night|nights|day|days|evening|morning|weekend|weekday|week|am|pm|backup|back-up|primary|secondary|fallback|first|second|rota|schedule|is|at|the|phone|pager|coverage|de|guardia|turno|noche|rn|md|np|pa|do|\d+.*)$/

/** Where the words of a name stand in a row; -1 where they do not. */
function placeOf(words: readonly string[], name: readonly string[]): number {
  if (name.length === 0) return -1
  for (let at = 0; at + name.length <= words.length; at++)
    if (name.every((word, i) => words[at + i] === word)) return at
  return -1
}

type Named = { staff: Staff; isWhole: boolean }

const ADDRESS = /[^\s<>()[\]{},;:|/"“”]{1,64}@[^\s<>()[\]{},;:|/"“”]{1,200}/g

/** Those whose whole name, e-mail address or id stands in the title; `isWhole`: no other word may belong to the name. */
function namedIn(title: string, staff: readonly Staff[]): Named[] {
  const words = wordsOf(title)
  const addresses: readonly string[] = visible(title).toLowerCase().match(ADDRESS) ?? []
  const beside = (at: number) => words[at] === undefined || BESIDE.test(words[at] ?? '') || TURNS.test(words[at] ?? '')
  return staff.flatMap((person): Named[] => {
    if (person.email && addresses.includes(person.email.toLowerCase())) return [{ staff: person, isWhole: true }]
    for (const name of [wordsOf(person.name), [person.staffId.toLowerCase()]]) {
      const at = placeOf(words, name)
      if (at < 0) continue
      const isParted = name.length > 1 || beside(at - 1)
      return [{ staff: person, isWhole: isParted && nextIsApart(title, person.name, words, at + name.length, beside) }]
    }
    return []
  })
}

/** A comma, a bracket or a dash after the name parts it from what follows. */
function nextIsApart(
  title: string,
  name: string,
  words: readonly string[],
  next: number,
  beside: (at: number) => boolean,
): boolean {
  if (words[next] === undefined || beside(next)) return true
  const after = title.toLowerCase().indexOf(name.toLowerCase())
  return after >= 0 && /^\s*[,:;()[\]|/–—-]/.test(title.slice(after + name.length))
}

const partsNamed = (title: string, staff: readonly Staff[], but: Staff): Staff[] => {
  const words = new Set(wordsOf(title))
  const own = new Set(wordsOf(but.name))
  return staff.filter(
    (each) =>
      each.staffId !== but.staffId &&
      wordsOf(each.name).some(
        (word) => word.length > 2 && !/^(nurse|dr|doctor|mrs|prof)$/.test(word) && !own.has(word) && words.has(word),
      ),
  )
}

/**
 * An attendee's address first: who declined has no duty. Else one whole name in the title: "Dr Leeman" is not Dr Lee. Two
 * people, a name among words such as "covers for", or an address and a title that disagree are asked about, never guessed.
 */
export function whoseEvent(title: string, attendees: readonly Attendee[], staff: readonly Staff[]): Whose {
  const invited = attendees.filter(({ isPerson }) => isPerson)
  const of = (address: string) => staff.find(({ email }) => email?.toLowerCase() === address)
  const found = invited.flatMap((attendee) => {
    const person = of(attendee.address)
    return person ? [{ person, declined: attendee.status === 'DECLINED' }] : []
  })
  const coming = [...new Set(found.filter(({ declined }) => !declined).map(({ person }) => person))]
  const named = namedIn(title, staff)
  const names = (people: readonly Staff[]) => people.map(({ name }) => name)
  const doubtful = (doubt: Doubt): Whose => ({ kind: 'doubtful', doubt })
  const turns = wordsOf(title).some((word) => TURNS.test(word))
  if (coming.length > 1) return doubtful({ kind: 'all-attend', names: names(coming) })
  const [only] = coming
  const others = named.filter(({ staff }) => staff !== only)
  if (only) {
    if (others.length > 0 || (turns && partsNamed(title, staff, only).length > 0))
      return doubtful({ kind: 'title-names-other', name: only.name })
    return { kind: 'known', staff: only }
  }
  if (found.length > 0) return doubtful({ kind: 'declined', names: names(found.map(({ person }) => person)) })
  if (named.length > 1) return doubtful({ kind: 'names-several', names: names(named.map(({ staff }) => staff)) })
  const [one] = named
  if (!one) return { kind: 'nobody' }
  if (!one.isWhole) return doubtful({ kind: 'longer-name', name: one.staff.name })
  if (turns || partsNamed(title, staff, one.staff).length > 0)
    return doubtful({ kind: 'other-has-it', name: one.staff.name })
  return { kind: 'known', staff: one.staff }
}
