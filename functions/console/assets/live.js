/** Parts that stay fresh, and what the title and the note above the page say of them. */
import { all, ask, change } from './page.js'
import { become } from './pieces.js'

const BEAT_MS = 2000
/** Milliseconds after which a refresh without an answer counts as failed: a connection may hang without an error. */
const ANSWER_WITHIN_MS = 8000
/** Pieces whose digests fit into a request. */
const MOST_NAMED = 400

const title = document.title
/** `(2) Inbox`, for whoever looks at another tab. */
function countInTitle() {
  const count = Number(document.querySelector('[data-count]')?.dataset.count ?? 0)
  document.title = count > 0 ? `(${count}) ${title}` : title
}
document.addEventListener('shown', countInTitle)
countInTitle()

const tell = (kind, detail) => document.dispatchEvent(new CustomEvent(kind, { detail }))

/** After two failures in a row the page says since when it shows nothing new, while its clocks run on. */
let [failures, fresh] = [0, new Date()]
function online(yes) {
  if (yes && failures >= 2) tell('hearing')
  failures = yes ? 0 : failures + 1
  if (yes) fresh = new Date()
  if (failures === 2) tell('deaf', 'offline')
  const note = document.getElementById('offline')
  if (!note) return
  note.querySelector('time').textContent = fresh.toLocaleTimeString()
  note.hidden = failures < 2
}

/** Beats from a worker, because a hidden tab's own timers are slowed down; from the page where there is none. */
function everyBeat(act) {
  const worker = new Worker(new URL('./beat.js', import.meta.url))
  worker.addEventListener('message', act)
  worker.addEventListener('error', () => setInterval(act, BEAT_MS), { once: true })
}

/** The entity tag of what each place shows. */
const tags = new Map()
/** Asks for what has changed since: nothing, or the pieces that are new and where the others stand. */
async function refresh(place) {
  tell('asks')
  const pieces = all('[data-piece]', place).slice(0, MOST_NAMED)
  const response = await ask(place.dataset.live, {
    headers: {
      'if-none-match': tags.get(place) ?? '',
      'x-doing': place.dataset.doing ?? '',
      'x-shown': pieces.map(({ dataset }) => dataset.piece).join(''),
    },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  online(response.ok || response.status === 304)
  if (!response.ok) return
  const next = document.createElement('template')
  next.innerHTML = await response.text()
  change(place, () => become(place, next.content, pieces))
  tags.set(place, response.headers.get('etag') ?? '')
}

const waiting = new Set()
async function look(place) {
  if (waiting.has(place)) return
  waiting.add(place)
  try {
    await refresh(place)
  } catch (error) {
    if (error.message === 'signed out') {
      tell('deaf', 'signedOut')
      return // It stays among those that wait: there is nothing more to see.
    }
    online(false)
  }
  waiting.delete(place)
}

const places = all('[data-live]')
if (places.length > 0) everyBeat(() => places.forEach(look))
