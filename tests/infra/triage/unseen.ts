import { fileURLToPath } from 'node:url'

/** Labelled replies of twelve writers from whom no reader learns; only figures are taken from them (docs/replies.md). */
export const UNSEEN = fileURLToPath(new URL('unseen', import.meta.url))
