/** Photos as small pictures that open the whole one. */
import { useContext } from 'preact/hooks'
import { THUMBNAIL } from '../../core/photos/photo.ts'
import { clinicTime, type Instant } from '../../core/time.ts'
import { alertFormWords } from '../../http/alert-words.ts'
import { linkWords } from '../../http/link-words.ts'
import { Viewer } from './viewer.ts'

type Shown = { photoIds: readonly string[]; at: Instant; zone: string; name?: string }

/** `at`: when they came. */
export const Photos = ({ photoIds, at, zone, name }: Shown) => {
  const { country, language } = useContext(Viewer)
  const words = alertFormWords(language)
  if (photoIds.length === 0) return null
  return (
    <p class="photos">
      {photoIds.map((id, n) => (
        <a key={id} href={`/console/photos/${encodeURIComponent(id)}`}>
          <img
            src={`/console/photos/${encodeURIComponent(id)}`}
            width={THUMBNAIL}
            height={THUMBNAIL}
            loading="lazy"
            alt={`${name ?? words.photo} ${linkWords(language).photoOf(n + 1, photoIds.length)}, ${clinicTime(at, { zone, country, language })}`}
          />
        </a>
      ))}
    </p>
  )
}
