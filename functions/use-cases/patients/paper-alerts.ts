/** Alerts on paper: the signs, the outcome, and each thing that people and the service did about it. */
import type { Alert } from '../../core/alerts/alert.ts'
import { HISTORY_LENGTH, type HistoryEntry } from '../../core/alerts/history.ts'
import type { PaperBlock } from '../../core/paper.ts'
import type { SignFound } from '../../core/triage/verdict.ts'
import type { Writing } from './paper-writing.ts'

/** One alert: what it is and how it ended, then its history, oldest first. */
export function alertBlocks(alert: Alert, writing: Writing): PaperBlock[] {
  const { words, when } = writing
  const { code, tier, openedAt, because, signs, history } = alert
  const signsFound = signLine(signs, writing)
  return [
    {
      kind: 'entry',
      when: when(openedAt),
      title: words.alert.title(code, words.tiers[tier]),
      lines: [
        ...(signsFound ? [signsFound] : []),
        words.alert.why(because),
        ...outcomeLines(alert, writing),
        ...(history.length >= HISTORY_LENGTH ? [words.alert.truncated] : []),
      ],
    },
    ...history.map(
      (entry): PaperBlock => ({ kind: 'entry', when: when(entry.at), title: '', lines: [happened(entry, writing)] }),
    ),
  ]
}

/** `Signs: trouble swallowing (“hard to swolow”)`; undefined where there is none. */
export function signLine(signs: readonly SignFound[], { words, signs: names }: Writing): string | undefined {
  const warning = signs.filter(({ tier }) => tier !== 'routine')
  const list = warning.map(({ sign, evidence }) => {
    const name = names[sign] ?? sign.replaceAll('_', ' ')
    return evidence.text ? `${name} (“${evidence.text}”)` : name
  })
  return list.length > 0 ? words.alert.signs([...new Set(list)].join(', ')) : undefined
}

function outcomeLines({ outcome }: Alert, { words, when }: Writing): string[] {
  if (!outcome) return [words.alert.open]
  const { harm, tierWas, nextCheckAt, course, spokeTo, note, confirmedBy } = outcome
  return [
    `${words.alert.outcome(words.outcomes[outcome.outcome] ?? outcome.outcome, outcome.name)}, ${when(outcome.at)}`,
    ...(confirmedBy ? [words.alert.confirmedBy(confirmedBy.name)] : []),
    ...(spokeTo ? [words.alert.spokeTo(spokeTo)] : []),
    ...(harm ? [words.alert.harm(words.harms[harm])] : []),
    ...(tierWas ? [words.alert.tierWas(words.judged[tierWas])] : []),
    ...(nextCheckAt ? [words.alert.nextCheck(when(nextCheckAt))] : []),
    ...(course ? [words.courses[course]] : []),
    ...(note ? [words.alert.note(note)] : []),
  ]
}

function happened(entry: HistoryEntry, writing: Writing): string {
  const { words, name } = writing
  const who = 'by' in entry ? ` ${words.by(name(entry.by))}` : ''
  const what = words.alert.changes[entry.kind] ?? entry.kind
  const more = details(entry, writing)
  return `${what}${who}${more ? `: ${more}` : ''}`
}

function details(entry: HistoryEntry, writing: Writing): string | undefined {
  const { words, name } = writing
  switch (entry.kind) {
    case 'paged':
      return entry.staffIds.map(name).join(', ')
    case 'owner-reminded':
    case 'forwarded':
      return name(entry.staffId)
    case 'paging-resumed':
      return words.alert.ranOut[entry.after]
    case 'acknowledged':
    case 'contacted':
      return entry.note
    case 'attempted':
      return entry.what
    case 'unreachable-asked':
      return name(entry.of)
    case 'handed-over':
      return words.alert.to(name(entry.to))
    case 'joined':
      return words.alert.news[entry.news]
    case 'tier-raised':
    case 'tier-lowered':
      return [entry.to && words.tiers[entry.to], entry.reason].filter(Boolean).join(', ')
    case 'resolved':
      return words.outcomes[entry.outcome] ?? entry.outcome
    default:
      return undefined
  }
}
