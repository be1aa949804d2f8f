/** A person labels candidates one by one: nothing is kept that nobody has read. */
import { TIERS } from '../../../functions/core/triage/verdict.ts'
import { type LabelledReply, STANDINGS } from '../training/replies.ts'
import type { Candidate } from './candidates.ts'

export const KEYS = `enter  keep as shown      t TIER            another tier: ${TIERS.join(', ')}
x      leave out          s SIGN[:WHEN] …  its signs (s alone: none); WHEN: ${STANDINGS.join(', ')}
q      stop; go on later  w TEXT           other words, where a name is left`

/** `ask` shows something and gives the answer; undefined where there are no more answers. */
export type Ask = (shown: string) => Promise<string | undefined>
export type Labelled =
  | { kind: 'kept'; reply: Omit<LabelledReply, 'id' | 'writer'> }
  | { kind: 'left-out' }
  | { kind: 'stopped' }

type Draft = Pick<Candidate, 'text' | 'tier' | 'signs'>

/** Asks about one candidate until it is kept, left out, or the person stops. */
export async function label(
  candidate: Candidate,
  place: string,
  known: ReadonlySet<string>,
  ask: Ask,
): Promise<Labelled> {
  let draft: Draft = candidate
  let note = ''
  for (;;) {
    const answer = await ask(`${note}${shown(candidate, draft, place)}\n> `)
    if (answer === undefined || answer.trim() === 'q') return { kind: 'stopped' }
    if (answer.trim() === 'x') return { kind: 'left-out' }
    if (answer.trim() === '') return { kind: 'kept', reply: replyOf(candidate, draft) }
    const changed = change(draft, answer.trim(), known)
    note = changed.kind === 'refused' ? `${changed.why}\n` : ''
    if (changed.kind === 'changed') draft = changed.draft
  }
}

function shown({ said, why }: Candidate, { text, tier, signs }: Draft, place: string): string {
  const named = signs.map(({ sign, when }) => (when === 'now' ? sign : `${sign}:${when}`)).join(' ')
  return `\n${place} · triage said ${said}. ${why}\n  ${text.replaceAll('\n', '\n  ')}\n  tier ${tier} · signs ${named || 'none'}`
}

type Changed = { kind: 'changed'; draft: Draft } | { kind: 'refused'; why: string }

function change(draft: Draft, answer: string, known: ReadonlySet<string>): Changed {
  const [, key = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(answer) ?? []
  const changed = (part: Partial<Draft>): Changed => ({ kind: 'changed', draft: { ...draft, ...part } })
  const refused = (why: string): Changed => ({ kind: 'refused', why })
  if (key === 't') {
    const tier = TIERS.find((each) => each === rest)
    return tier ? changed({ tier }) : refused(`There is no tier "${rest}": ${TIERS.join(', ')}.`)
  }
  if (key === 'w') return rest ? changed({ text: rest }) : refused('Type the words after w.')
  if (key === 's') {
    const signs: Draft['signs'] = []
    for (const named of rest.split(/[\s,]+/).filter(Boolean)) {
      const [sign = '', said = 'now'] = named.split(':')
      const when = STANDINGS.find((each) => each === said)
      if (!known.has(sign) || !when) return refused(`There is no sign "${named}". Signs: ${[...known].join(', ')}.`)
      signs.push({ sign, when })
    }
    return changed({ signs })
  }
  return refused(`There is no "${key}".\n${KEYS}`)
}

function replyOf(
  { language, procedures, hoursSince }: Candidate,
  { text, tier, signs }: Draft,
): Omit<LabelledReply, 'id' | 'writer'> {
  return {
    text,
    language,
    tier,
    ...(signs.length > 0 ? { signs } : {}),
    ...(procedures.length > 0 ? { procedures } : {}),
    ...(hoursSince === undefined ? {} : { hoursSince }),
  }
}
