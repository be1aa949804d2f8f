import type { Rules } from '../triage/rules.ts'
import { pagesAt, rank, tierIn } from '../triage/tier.ts'
import { TIERS, type Tier, type TriageContext } from '../triage/verdict.ts'
import type { SecondReaderAsked } from './opinion.ts'

/** What clinicians write down in `templates/second-reader/`. */
export type InstructionsFile = {
  /** What the reader is told; a paragraph each. `{table}` and `{examples}` stand where they go. */
  instructions: string[]
  examples: ExampleFile[]
}

/** A text, and what the reader should answer: in the shape of its answer. */
export type ExampleFile = { text: string; language: string; answer: ClaimFile }
export type ClaimFile = {
  finding: (typeof FINDINGS)[number]
  tier?: Tier
  signs?: string[]
  quote?: string
  because?: string
}

export const FINDINGS = ['nothing', 'raise', 'unsure'] as const
/** Tiers that the reader may claim. */
export const CLAIMABLE: readonly Tier[] = TIERS.filter((tier) => pagesAt(tier) || tier === 'soon')

/** Instructions, and the one text to be read, apart: the text is data. */
export type Prompt = { system: string; text: string }

export const promptOf = (file: InstructionsFile, rules: Rules, asked: SecondReaderAsked): Prompt => ({
  system: file.instructions
    .join('\n\n')
    .replace('{table}', () => tierTable(rules, asked).join('\n'))
    .replace('{examples}', () => file.examples.map(exampleText).join('\n\n')),
  text: askedText(asked),
})

/**
 * The signs with their tiers for this treatment and hour, gravest first, each with the way in which a rule's first example
 * tells of it: what triage goes by, from the same rules.
 */
export function tierTable(rules: Rules, asked: Pick<SecondReaderAsked, 'procedures' | 'hoursSince'>): string[] {
  const context = contextOf(asked)
  const concepts = new Map([...rules.all.values()].reverse().map((rule) => [rule.concept, rule]))
  return [...concepts.values()]
    .map((rule) => ({ rule, tier: tierIn(rule, context) }))
    .filter(({ tier }) => CLAIMABLE.includes(tier) || tier === 'routine')
    .sort((a, b) => rank(a.tier) - rank(b.tier) || (a.rule.concept < b.rule.concept ? -1 : 1))
    .map(({ rule, tier }) => {
      const [first = ''] = rule.examples.yes
      return `${tier} | ${rule.sign} (${rules.names[rule.sign] ?? rule.sign}) | "${first}"`
    })
}

const contextOf = ({
  procedures,
  hoursSince,
}: Pick<SecondReaderAsked, 'procedures' | 'hoursSince'>): TriageContext => ({
  procedures: [...procedures],
  ...(hoursSince === undefined ? {} : { hoursSince }),
})

const exampleText = ({ text, language, answer }: ExampleFile): string =>
  `${patientText(text, language)}\nAnswer: ${JSON.stringify(answer)}`

/** Angle brackets are the frame's own: none of the text ends it. */
const patientText = (words: string, language: string): string =>
  `<patient_text language="${language}">\n${words.replaceAll('<', '‹').replaceAll('>', '›')}\n</patient_text>`

function askedText({ words, procedures, hoursSince, asked, language }: SecondReaderAsked): string {
  const done = procedures.map(({ plan, areas }) => (areas.length > 0 ? `${plan} (${areas.join(', ')})` : plan))
  return [
    `Treatment: ${done.length > 0 ? done.join(', ') : 'unknown'}`,
    `Hours since: ${hoursSince === undefined ? 'unknown' : Math.round(hoursSince)}`,
    `Question that the patient was asked last: ${asked ?? 'none'}`,
    patientText(words, language),
  ].join('\n')
}
