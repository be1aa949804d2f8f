/** The labelled replies of `templates/replies/`: what patients write, and what it means. docs/replies.md tells how they were made. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ProcedureContext, Tier } from '../../../functions/core/triage/verdict.ts'

export const REPLIES = fileURLToPath(new URL('../../../templates/replies', import.meta.url))

export const STANDINGS = ['now', 'denied', 'over', 'feared', 'other', 'before'] as const

export type LabelledReply = {
  id: string
  /** The file's name: everything of one writer is trained on, or nothing. */
  writer: string
  text: string
  language: string
  /** The tier of the strictest row that is plain in the text. */
  tier: Tier
  signs?: { sign: string; when: (typeof STANDINGS)[number] }[]
  /** An everyday text that has nothing to do with the clinic. */
  kind?: 'ordinary'
  procedures?: ProcedureContext[]
  hoursSince?: number
  asked?: string
  /** Two texts of one writer that differ by little, one harmless and one not. */
  pair?: string
  /** Dangerous, and names no symptom. */
  indirect?: true
}

/** Every reply, in the order of files and lines. */
export function readReplies(folder = REPLIES): LabelledReply[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => {
      const writer = name.replace('.jsonl', '')
      return readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => ({ ...(JSON.parse(line) as Omit<LabelledReply, 'writer'>), writer }))
    })
}

/** SHA-256 of what a reader is trained on: the replies, its cues, and the rules' files. */
export function fingerprint(replies: readonly LabelledReply[], others: readonly object[]): string {
  const hash = createHash('sha256').update(JSON.stringify(others))
  for (const reply of replies) hash.update(JSON.stringify(reply))
  return hash.digest('hex')
}
