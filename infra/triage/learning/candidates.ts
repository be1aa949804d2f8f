/** Replies of a clinic's export whose verdict a person found wrong: what the reader can learn from. */
import type { Alert } from '../../../functions/core/alerts/alert.ts'
import { CAUSES, isFalsePage } from '../../../functions/core/alerts/false-page.ts'
import type { Staff } from '../../../functions/core/clinic/clinic.ts'
import type { InboundMessage, Patient, Treatment } from '../../../functions/core/patients/patient.ts'
import type { RereadEntry, SecondReadEntry } from '../../../functions/core/review/activity-log.ts'
import { hoursBetween } from '../../../functions/core/time.ts'
import { tierIn } from '../../../functions/core/triage/tier.ts'
import type { TierWhen } from '../../../functions/core/triage/tier-when.ts'
import type { ProcedureContext, Tier } from '../../../functions/core/triage/verdict.ts'
import type { ExportedItem } from '../../../functions/use-cases/clinic/exported.ts'
import type { STANDINGS } from '../training/replies.ts'
import { nameWords, redacted } from './redact.ts'

export type Candidate = {
  /** Of the clinic; it is kept beside the export alone, so that no line is asked about twice. */
  messageId: string
  /** Without names and numbers that are on record. */
  text: string
  language: string
  /** What triage said. */
  said: Tier
  /** What the clinic's own words make of it; a person has the last word. */
  tier: Tier
  signs: { sign: string; when: (typeof STANDINGS)[number] }[]
  /** What the clinic said, for the person who labels. */
  why: string
  procedures: ProcedureContext[]
  hoursSince?: number
}

export type SignTiers = Readonly<Record<string, { tier: Tier; when?: TierWhen[] }>>

type Found = Pick<Candidate, 'tier' | 'signs' | 'why'>

const UNKNOWN_OF_THE_TEXT = ['wrong-treatment', 'told-before']

/** What a person said about one text. None where the verdict was right, or wrong for a reason that no words show. */
function saidOf(
  alert: Alert | undefined,
  again: RereadEntry | undefined,
  second: SecondReadEntry | undefined,
  tierOf: (sign: string) => Tier,
): Found | undefined {
  if (again?.missed)
    return {
      tier: tierOf(again.missed),
      signs: [{ sign: again.missed, when: 'now' }],
      why: 'A second reading by a person found this sign.',
    }
  if (second?.judged && second.tier)
    return second.judged.right
      ? {
          tier: second.tier,
          signs: (second.signs ?? []).map((sign) => ({ sign, when: 'now' as const })),
          why: 'The second reader found it, and a person agreed.',
        }
      : { tier: 'routine', signs: [], why: 'The second reader took it for a sign, and a person did not.' }
  if (!alert?.outcome) return undefined
  if (alert.outcome.tierWas === 'too-low')
    return { tier: 'emergency', signs: signsOf(alert), why: `Too low: its outcome was "${alert.outcome.outcome}".` }
  const cause = alert.falsePage?.cause
  if (!isFalsePage(alert) || alert.outcome.outcome === 'duplicate' || (cause && UNKNOWN_OF_THE_TEXT.includes(cause)))
    return undefined
  const why = cause ? `False page: ${CAUSES[cause]}.` : `False page: its outcome was "${alert.outcome.outcome}".`
  if (cause === 'tier-too-high') return { tier: 'soon', signs: signsOf(alert), why }
  return { tier: 'routine', signs: cause === 'somebody-else' ? signsOf(alert, 'other') : [], why }
}

const signsOf = ({ signs }: Alert, when: (typeof STANDINGS)[number] = 'now'): Candidate['signs'] =>
  [...new Set(signs.map(({ sign }) => sign))].map((sign) => ({ sign, when }))

const valuesOf = <T>(items: readonly ExportedItem[], begins: string): T[] =>
  items.filter(({ key }) => key.sk.startsWith(begins)).map(({ value }) => value as unknown as T)

/** In the order in which the texts came. `signs` says how grave a missed sign is, by plan and hours. */
export function candidatesIn(items: readonly ExportedItem[], signs: SignTiers): Candidate[] {
  const ofPatients = items.filter(({ key }) => key.pk.includes('#PATIENT#'))
  const patients = new Map(valuesOf<Patient>(ofPatients, 'PROFILE').map((each) => [each.personId, each]))
  const staff = valuesOf<Partial<Staff>>(items, 'STAFF#')
  const names = nameWords([
    ...[...patients.values()].map(({ name }) => name),
    ...staff.flatMap(({ name }) => name ?? []),
  ])
  const treatments = Map.groupBy(valuesOf<Treatment>(ofPatients, 'TREATMENT#'), ({ personId }) => personId)
  const alerts = new Map(
    valuesOf<Alert>(ofPatients, 'ALERT#').flatMap((alert) => alert.messageIds.map((id) => [id, alert] as const)),
  )
  const again = new Map(valuesOf<RereadEntry>(items, 'REREAD#').map((each) => [each.id, each]))
  const second = new Map(valuesOf<SecondReadEntry>(items, 'SECOND-READ#').map((each) => [each.id, each]))
  return valuesOf<InboundMessage>(ofPatients, 'MESSAGE#')
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    .flatMap((message): Candidate[] => {
      const { messageId, personId, receivedAt, text, verdict } = message
      const context = contextOf(treatments.get(personId) ?? [], receivedAt)
      const tierOf = (sign: string) => tierIn(signs[sign] ?? { tier: 'prompt' }, context)
      const found = saidOf(alerts.get(messageId), again.get(messageId), second.get(messageId), tierOf)
      if (!found || found.tier === verdict.tier) return []
      const language = patients.get(personId)?.language ?? 'en'
      return [{ messageId, text: redacted(text, names), language, said: verdict.tier, ...found, ...context }]
    })
}

/** The latest visit before the text, to the hour. */
function contextOf(
  treatments: readonly Treatment[],
  at: string,
): { procedures: ProcedureContext[]; hoursSince?: number } {
  const before = treatments.filter(({ performedAt, state }) => state === 'running' && performedAt <= at)
  const latest = before.sort((a, b) => (a.performedAt < b.performedAt ? 1 : -1))[0]
  if (!latest) return { procedures: [] }
  return {
    procedures: latest.procedures.map(({ plan, areas }) => ({ plan, areas })),
    hoursSince: Math.floor(hoursBetween(latest.performedAt, at)),
  }
}
