import type { Commit, Records } from '../../functions/use-cases/ports.ts'

type Committing = Records['commit']

/** Answers the next commits in another way; what it gives back ends that. */
export function onCommit(
  records: Records,
  answer: (writes: Parameters<Committing>[0], commit: Committing) => Promise<Commit>,
) {
  const { commit } = records
  records.commit = (writes) => answer(writes, commit)
  return () => {
    records.commit = commit
  }
}
