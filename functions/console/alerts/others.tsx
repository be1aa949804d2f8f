import type { Colleague } from '../../core/alerts/presence.ts'
import { useWords } from '../shared/viewer.ts'
import { presenceWords } from '../words/presence.ts'

/** Who else looks at an alert or writes there, one sentence each. */
export const Others = ({ others }: { others: readonly Colleague[] }) => {
  const words = useWords(presenceWords)
  if (others.length === 0) return null
  return (
    <span class="others">
      {others.map(({ staffId, name, doing }) => (
        <span key={staffId}>
          <bdi>{name}</bdi> {words[doing]}{' '}
        </span>
      ))}
    </span>
  )
}
