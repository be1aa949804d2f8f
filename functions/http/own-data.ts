/** A clinic's own id and texts, as bodies may give them. */
import * as z from 'zod/mini'
import {
  LONGEST_EXTERNAL_ID,
  LONGEST_METADATA,
  LONGEST_METADATA_NAME,
  MOST_METADATA,
} from '../core/patients/own-data.ts'

const ID = new RegExp(`^[\\x21-\\x7e]{1,${LONGEST_EXTERNAL_ID}}$`)
const NAME = new RegExp(`^[A-Za-z0-9_.-]{1,${LONGEST_METADATA_NAME}}$`)

export const externalId = z
  .string()
  .check(z.regex(ID, { error: `Up to ${LONGEST_EXTERNAL_ID} printable characters without spaces.` }))

export const metadata = z
  .record(
    z.string().check(z.regex(NAME, { error: `Letters, digits, _ . and -, up to ${LONGEST_METADATA_NAME}.` })),
    z.string().check(z.maxLength(LONGEST_METADATA, { error: `At most ${LONGEST_METADATA} characters.` })),
  )
  .check(z.refine((texts) => Object.keys(texts).length <= MOST_METADATA, { error: `At most ${MOST_METADATA} texts.` }))

/** What a request to create may hold. */
export const ownData = { externalId: z.optional(externalId), metadata: z.optional(metadata) }

/** What a change may hold: null removes the id, and metadata replaces what there was. */
export const ownDataChange = { externalId: z.optional(z.nullable(externalId)), metadata: z.optional(metadata) }
