import type { Instant } from '../time.ts'

/** Who stands for words or a plan that patients get. */
export type Signature = { staffId: string; name: string; at: Instant }

/** One who proposes and one who approves. */
export const SIGNATURES = 2

export const isSigned = ({ signedBy }: { signedBy: readonly Signature[] }): boolean => signedBy.length >= SIGNATURES
