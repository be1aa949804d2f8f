import { type LabelledReply, readReplies } from '../../infra/triage/training/replies.ts'
import { oneOf, type Random } from '../support/seeded.ts'

type Kind = 'told' | 'everyday'

/** A word of ours, which opts out or asks for help whatever stands around it. */
const COMMAND =
  /\b(stop|start|unstop|help|end|quit|cancel|baja|alto|ayuda|unsubscribe|wrong (number|person)|equivocad[oa])\b/i

const kindOf = ({ tier, kind, asked, text }: LabelledReply): Kind | undefined => {
  if (asked !== undefined || COMMAND.test(text) || text.length > 300) return undefined
  if (tier === 'emergency') return 'told'
  return kind === 'ordinary' ? 'everyday' : undefined
}

let read: Map<string, string[]> | undefined

/** The texts by kind and language, read once. */
function corpus(): Map<string, string[]> {
  if (read) return read
  read = new Map()
  for (const reply of readReplies()) {
    const kind = kindOf(reply)
    const name = `${kind} ${reply.language}`
    if (!kind) continue
    const texts = read.get(name) ?? []
    read.set(name, texts)
    texts.push(reply.text)
  }
  return read
}

/**
 * In people's own words: an emergency as one of the project's writers told it, or a text that has nothing to do with the clinic. The
 * reader has learned from them, so what it misses here says less than leaving writers out (docs/clinical-safety.md).
 */
export const inOwnWords = (random: Random, kind: Kind, language: 'en' | 'es'): string =>
  oneOf(random, corpus().get(`${kind} ${language}`) ?? [''])
