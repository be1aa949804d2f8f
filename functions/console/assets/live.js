/** Parts that stay fresh, and what the title and the note above the page say of them. */
import { all, part, show } from './page.js'

const LIVE_EVERY_MS = 3000

const title = document.title
/** `(2) Inbox`, for whoever looks at another tab. */
function countInTitle() {
  const count = Number(document.querySelector('[data-count]')?.dataset.count ?? 0)
  document.title = count > 0 ? `(${count}) ${title}` : title
}
document.addEventListener('shown', countInTitle)
countInTitle()

/** After two failures in a row the page says since when it shows nothing new, while its clocks run on. */
let [failures, fresh] = [0, new Date()]
function online(yes) {
  failures = yes ? 0 : failures + 1
  if (yes) fresh = new Date()
  const note = document.getElementById('offline')
  if (!note) return
  note.querySelector('time').textContent = fresh.toLocaleTimeString()
  note.hidden = failures < 2
}

for (const place of all('[data-live]')) {
  const look = async () => {
    try {
      const html = await part(place.dataset.live)
      online(html !== undefined)
      show(place, html)
    } catch (error) {
      if (error.message === 'signed out') return
      online(false)
    }
    setTimeout(look, LIVE_EVERY_MS)
  }
  setTimeout(look, LIVE_EVERY_MS)
}
