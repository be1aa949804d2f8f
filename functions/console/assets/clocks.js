/** Clocks that run, by the server's time: what is left, what has passed, and the share of a ring. */
import { all } from './page.js'

const ahead = Date.parse(document.body.dataset.now ?? '') - Date.now() || 0
const now = () => Date.now() + ahead

/** As shared/time-words.ts has it. */
const [DAYS, OVER] = document.documentElement.lang === 'es' ? ['días', 'de retraso'] : ['days', 'over']

function inWords(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const short = hours > 0 ? `${hours} h ${minutes} min` : `${minutes}:${String(seconds % 60).padStart(2, '0')} min`
  const amount = hours < 48 ? short : `${Math.floor(hours / 24)} ${DAYS}`
  return milliseconds < 0 ? `${amount} ${OVER}` : amount
}

function turnRings() {
  for (const ring of all('.ring .left')) {
    const [from, until] = [Date.parse(ring.dataset.from), Date.parse(ring.dataset.until)]
    const share = Math.min(100, Math.max(0, Math.round(((until - now()) / (until - from)) * 100)))
    ring.setAttribute('stroke-dasharray', `${share || 0} 100`)
  }
}

function tellTime() {
  turnRings()
  for (const clock of all('.running')) {
    const { since, until } = clock.dataset
    const left = until ? Date.parse(until) - now() : now() - Date.parse(since)
    const words = inWords(left)
    clock.textContent = clock.closest('.ring') ? words.replace(/(:\d\d) min/, '$1') : words
    clock.classList.toggle('over', until !== undefined && left < 0)
  }
}

if (document.body.dataset.now) setInterval(tellTime, 1000)
document.addEventListener('shown', tellTime)
tellTime()
