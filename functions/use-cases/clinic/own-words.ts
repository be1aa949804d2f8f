/** A clinic's texts in its own words: proposed by one, in force once a second person has signed. */
import { canonical } from '../../core/canonical.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { isSigned, SIGNATURES, type Signature } from '../../core/clinic/signatures.ts'
import type { FieldError } from '../../core/fault.ts'
import { clinicPk, keys } from '../../core/keys.ts'
import {
  OWN_TEXTS,
  type OwnText,
  proposalFaults,
  type TextProposal,
  wordsRead,
} from '../../core/messages/clinic-words.ts'
import type { Hashing, Reads, Store, Templates, Write } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type Author, writeChange } from '../store/change-log.ts'
import { read, readAll, write } from '../store/records.ts'

export type WordsChanged =
  /** `missing`: signatures until it is in force. */
  | { kind: 'signed'; proposal: TextProposal; missing: number }
  | { kind: 'removed' }
  | { kind: 'invalid'; faults: FieldError[] }
  | { kind: 'nothing-proposed' }
  /** Something else is proposed by now than what the person read. */
  | { kind: 'changed-meanwhile' }

export const isOwnText = (id: string): id is OwnText => OWN_TEXTS.some((each) => each === id)

export async function proposalsOf({ records }: Reads, clinicId: string): Promise<TextProposal[]> {
  const found = await readAll<TextProposal>(records, clinicPk(clinicId), keys.words(clinicId, '').sk)
  return found.map(({ value }) => value)
}

const signatureOf = ({ id, name }: Author, at: string): Signature => ({ staffId: id, name, at })

async function clinicIn({ records }: Reads, clinicId: string) {
  const clinic = await read<Clinic>(records, keys.clinic(clinicId))
  if (!clinic) throw new Error('a token of a clinic that is not set up')
  return clinic
}

/** Proposes words, signed by who proposes; what was in force stays so until they are signed. `seen`: as `idOf` said. */
export async function proposeWords(
  deps: Store & Templates,
  clinicId: string,
  { message, texts, seen }: { message: OwnText; texts: Record<string, string>; seen?: string },
  by: Author,
): Promise<WordsChanged> {
  return attempt(deps, async (deps): Promise<Decision<WordsChanged>> => {
    const { value: clinic } = await clinicIn(deps, clinicId)
    const faults = proposalFaults(message, texts, { content: deps.content(), languages: clinic.languages })
    if (faults.length > 0) return { writes: [], answer: { kind: 'invalid', faults } }
    const before = await read<TextProposal>(deps.records, keys.words(clinicId, message))
    if (seen !== undefined && seen !== proposalId(before?.value))
      return { writes: [], answer: { kind: 'changed-meanwhile' } }
    const at = deps.now()
    const proposal: TextProposal = { message, texts, signedBy: [signatureOf(by, at)] }
    const changes = [{ field: `words/${message}`, to: `proposed: ${Object.values(texts).join(' / ')}` }]
    return {
      writes: [
        write(keys.words(clinicId, message), proposal, before?.version ?? 0),
        await writeChange(deps, clinicId, { at, by, changes }),
      ],
      answer: { kind: 'signed', proposal, missing: SIGNATURES - 1 },
    }
  })
}

/** Which proposal somebody has read; empty where there was none. */
export const proposalId = (proposal: TextProposal | undefined): string => proposal?.signedBy[0]?.at ?? ''

/** A second person signs; then the words are in force for every text from now on. */
export async function approveWords(
  deps: Store,
  clinicId: string,
  { message, seen }: { message: OwnText; seen?: string },
  by: Author,
): Promise<WordsChanged> {
  return attempt(deps, async (deps): Promise<Decision<WordsChanged>> => {
    const found = await read<TextProposal>(deps.records, keys.words(clinicId, message))
    if (!found) return { writes: [], answer: { kind: 'nothing-proposed' } }
    const { value: proposal, version } = found
    if (seen !== undefined && seen !== proposalId(proposal))
      return { writes: [], answer: { kind: 'changed-meanwhile' } }
    const missing = (each: TextProposal) => Math.max(0, SIGNATURES - each.signedBy.length)
    if (proposal.signedBy.some(({ staffId }) => staffId === by.id))
      return { writes: [], answer: { kind: 'signed', proposal, missing: missing(proposal) } }
    const at = deps.now()
    const signed = { ...proposal, signedBy: [...proposal.signedBy, signatureOf(by, at)] }
    const changes = [{ field: `words/${message}`, to: `signed: ${Object.values(proposal.texts).join(' / ')}` }]
    return {
      writes: [
        write(keys.words(clinicId, message), signed, version),
        ...(isSigned(signed) ? [await inForce(deps, clinicId, message, signed.texts)] : []),
        await writeChange(deps, clinicId, { at, by, changes }),
      ],
      answer: { kind: 'signed', proposal: signed, missing: missing(signed) },
    }
  })
}

/** The words as they were written for everybody, from now on. */
export async function removeWords(deps: Store, clinicId: string, message: OwnText, by: Author): Promise<WordsChanged> {
  return attempt(deps, async (deps): Promise<Decision<WordsChanged>> => {
    const found = await read<TextProposal>(deps.records, keys.words(clinicId, message))
    if (!found) return { writes: [], answer: { kind: 'nothing-proposed' } }
    const changes = [{ field: `words/${message}`, from: Object.values(found.value.texts).join(' / ') }]
    return {
      writes: [
        { kind: 'delete', key: keys.words(clinicId, message), expects: found.version },
        await inForce(deps, clinicId, message, undefined),
        await writeChange(deps, clinicId, { at: deps.now(), by, changes }),
      ],
      answer: { kind: 'removed' },
    }
  })
}

async function inForce(
  deps: Reads,
  clinicId: string,
  message: OwnText,
  texts: Record<string, string> | undefined,
): Promise<Write> {
  const { value: clinic, version } = await clinicIn(deps, clinicId)
  const { [message]: _, ...others } = clinic.words ?? {}
  const words = texts ? { ...others, [message]: texts } : others
  return write(keys.clinic(clinicId), { ...clinic, words }, version)
}

// ── The signature under all of it, before the first patient ──────────────────────────────────────────────────────

/** `digest`: of the words that were read. After any change of any word they have to be read again. */
type WordsSigned = { digest: string; signedBy: Signature[] }

const digestOf = (deps: Templates & Hashing, clinic: Clinic): string =>
  deps.sha256(canonical(wordsRead(deps.content(), clinic)))

/** Who has signed what the clinic's patients read now. */
export async function signaturesOf(deps: Reads & Templates & Hashing, clinic: Clinic): Promise<Signature[]> {
  const found = await read<WordsSigned>(deps.records, keys.wordsSigned(clinic.clinicId))
  return found?.value.digest === digestOf(deps, clinic) ? found.value.signedBy : []
}

/** Somebody has read all the words that are in force, and stands for them. */
export async function signWords(deps: Store & Templates & Hashing, clinicId: string, by: Author): Promise<Signature[]> {
  return attempt(deps, async (deps): Promise<Decision<Signature[]>> => {
    const { value: clinic } = await clinicIn(deps, clinicId)
    const found = await read<WordsSigned>(deps.records, keys.wordsSigned(clinicId))
    const digest = digestOf(deps, clinic)
    const before = found?.value.digest === digest ? found.value.signedBy : []
    if (before.some(({ staffId }) => staffId === by.id)) return { writes: [], answer: before }
    const at = deps.now()
    const signedBy = [...before, signatureOf(by, at)]
    const changes = [{ field: 'words/all', to: `read and signed (${signedBy.length} of ${SIGNATURES})` }]
    return {
      writes: [
        write(keys.wordsSigned(clinicId), { digest, signedBy }, found?.version ?? 0),
        await writeChange(deps, clinicId, { at, by, changes }),
      ],
      answer: signedBy,
    }
  })
}
