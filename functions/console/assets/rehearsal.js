/** The rehearsal's form holds the moves; its draft lets a reload, or a new sign-in, go on where it stood. */
import { rehearsalKey } from './draft.js'
import { all } from './page.js'

const stage = document.querySelector('[data-stage]')

async function perform(fields, by) {
  const held = stage.querySelector('[name="scenario"]')
  if (held && fields.has('scenario')) fields.set('scenario', held.value)
  const response = await fetch(stage.dataset.stage, { method: 'POST', body: fields })
  if (!response.ok || response.redirected) throw new Error('not performed')
  const pressed = by?.className === 'first' || by?.value === 'text' ? undefined : by?.value
  const name = by?.value === 'text' ? 'text' : document.activeElement.name
  const html = await response.text()
  const typedMeanwhile = all('input[name^="text"]', stage).filter(
    (each) => each.value !== (fields.get(each.name) ?? ''),
  )
  stage.innerHTML = html
  for (const { name: field, value } of typedMeanwhile) {
    const input = all('input', stage).find((each) => each.name === field)
    if (input) input.value = value
  }
  const form = stage.querySelector('[data-told]')
  document.getElementById('told').textContent = form?.dataset.told ?? ''
  if (form) sessionStorage.setItem(rehearsalKey, new URLSearchParams(new FormData(form)).toString())
  else sessionStorage.removeItem(rehearsalKey)
  const places = all('input:not([type=hidden]), button:not(.first), select', stage)
  const same = (each) => (pressed ? each.name === 'do' && each.value === pressed : each.name === name)
  ;(places.find(same) ?? places[0])?.focus({ preventScroll: true })
}
if (stage) {
  let turn = Promise.resolve()
  let waiting = ''
  document.addEventListener('submit', (event) => {
    const { target: form, submitter: by } = event
    if (!('part' in form.dataset) || (by && 'plain' in by.dataset)) return
    event.preventDefault()
    const fields = new URLSearchParams(new FormData(form, by))
    // Enter twice is one text; "+1 min" twice is two minutes.
    const text = by?.className === 'first' || /^(text|staff:[^:]+)$/.test(by?.value)
    if (text && waiting === fields.toString()) return
    waiting = fields.toString()
    turn = turn.then(async () => {
      // Signed out, or the network is gone: the browser itself says so, and the draft is kept.
      await perform(fields, by).catch(() => location.reload())
      if (waiting === fields.toString()) waiting = ''
    })
  })
  const showFile = () => {
    for (const label of all('.if-script', stage)) label.hidden = false
  }
  new MutationObserver(showFile).observe(stage, { childList: true })
  showFile()
  const begun = new URLSearchParams(sessionStorage.getItem(rehearsalKey) ?? '')
  if (begun.has('scenario') && location.search === '' && !stage.querySelector('[data-told]')) {
    begun.set('do', 'show')
    turn = perform(begun).catch(() => sessionStorage.removeItem(rehearsalKey))
  }
}
