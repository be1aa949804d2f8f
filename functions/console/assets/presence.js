/**
 * Lets an open alert's page say, when it asks for news, what the person at it does; and reads out who else is at it. Words that
 * are typed and not sent count as writing. A hidden tab, or one that no one has touched for a while, says nothing.
 */
import { all } from './page.js'

const TOUCHED_WITHIN_MS = 300_000
const FIELDS = 'form[action^="/console/alerts/"] :is(textarea, input:not([type]))'

const [place] = all('[data-doing]')
const heard = document.getElementById('others')

let touched = Date.now()
for (const kind of ['pointermove', 'pointerdown', 'keydown', 'scroll'])
  addEventListener(kind, () => {
    touched = Date.now()
  })

document.addEventListener('asks', () => {
  const isAway = document.hidden || Date.now() - touched > TOUCHED_WITHIN_MS
  const hasWords = () => all(FIELDS).some(({ value }) => value.trim() !== '')
  if (place) place.dataset.doing = isAway ? '' : hasWords() ? 'writing' : 'looking'
})

document.addEventListener('shown', () => {
  const others = all('.others > span', place).map((each) => each.textContent)
  if (heard && heard.textContent !== others.join('')) heard.textContent = others.join('')
})
