/** Keys: `/` finds a patient, arrows go through a list, `?` shows the keys. They can be switched off (WCAG 2.1.4). */
import { all } from './page.js'

const OFF = 'keys-off'
const help = document.getElementById('keys')
const ROWS = '[data-row], a.item, .alert-row a.item'

const isTyping = ({ target }) => target.closest('input, textarea, select, [contenteditable]')

const onOff = help?.querySelector('input')
if (onOff) {
  onOff.checked = !localStorage.getItem(OFF)
  onOff.addEventListener('change', () => {
    if (onOff.checked) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, 'yes')
  })
}

function toRow(step) {
  const rows = all(ROWS).filter((each) => each.offsetParent)
  const at = rows.indexOf(document.activeElement)
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)]
  next?.focus()
  return next
}

document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey } = event
  if (ctrlKey || metaKey || altKey || event.defaultPrevented || isTyping(event) || help?.open) return
  if (localStorage.getItem(OFF) && key !== '?') return
  if (key === '?' && help) help.showModal()
  else if (key === '/') {
    const find = document.querySelector('[data-find]')
    if (find) find.focus()
    else location.href = '/console/patients#find'
  } else if (key !== 'ArrowDown' && key !== 'ArrowUp') return
  else if (!toRow(key === 'ArrowDown' ? 1 : -1)) return
  event.preventDefault()
})
if (location.hash === '#find') document.querySelector('[data-find]')?.focus()
