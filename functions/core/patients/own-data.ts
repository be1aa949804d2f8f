/** What a clinic's own system keeps beside our record: its id for it, and what else it wants to find again. */
import { plainWords } from '../plain-words.ts'

/** `metadata`: texts by name; the service stores them and reads nothing into them. */
export type OwnData = { externalId?: string; metadata?: Record<string, string> }

/** A change of it. Null removes the id; `metadata` replaces what there was. */
export type OwnDataChange = { externalId?: string | null; metadata?: Record<string, string> }

export const MOST_METADATA = 20
export const LONGEST_METADATA_NAME = 40
export const LONGEST_METADATA = 200
export const LONGEST_EXTERNAL_ID = 100

/** The record with the change. */
export function withOwnData<T extends OwnData>(record: T, { externalId, metadata }: OwnDataChange): T {
  const { externalId: id, metadata: texts, ...rest } = record
  const nextId = externalId === undefined ? id : externalId
  const next = metadata ?? texts
  return {
    ...rest,
    ...(nextId ? { externalId: nextId } : {}),
    ...(next && Object.keys(next).length > 0 ? { metadata: next } : {}),
  } as T
}

/** As answers show it. */
export const shownOwnData = ({ externalId, metadata }: OwnData) => ({
  externalId: externalId ?? null,
  metadata: metadata ?? {},
})

/** Whether each word of what was typed begins a word of the name: `ana rui` finds Ana María Ruiz. */
export function nameFits(name: string, typed: string): boolean {
  const words = plainWords(name).split(' ')
  return plainWords(typed)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)))
}
