const CLINIC_NUMBER = '+14155550100'
const $ = (id) => document.getElementById(id)
const mine = { patient: [], staff: [] }
const tokens = {}

async function call(path, { method = 'GET', body, role } = {}) {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  if (role) headers.authorization = `Bearer ${await tokenOf(role)}`
  const response = await fetch(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const answer = await response.json().catch(() => ({}))
  if (response.ok) return answer
  const fields = (answer.errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`).join(' ')
  throw new Error(fields || answer.detail || answer.message || `${path} answered ${response.status}`)
}

async function tokenOf(role) {
  tokens[role] ??= (await call('/_local/token', { method: 'POST', body: { clinic: 'demo', role } })).token
  return tokens[role]
}

const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

const clockOf = (instant) =>
  new Date(instant).toLocaleString('en-US', {
    timeZone: 'America/Los_Angeles',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  })

const patientPhone = () => document.forms.enrol.elements.phone.value.replace(/[^+\d]/g, '')
const staffPhone = () => $('staff').value

async function showPhone(list, number, sent) {
  const { messages } = await call(`/_local/phones/${encodeURIComponent(number)}`)
  const all = [...messages]
  for (const text of sent.filter(({ from }) => from === number).reverse()) all.splice(text.after, 0, text)
  if (list.childElementCount === all.length) return
  list.replaceChildren(
    ...all.map(({ at, body, kind, from }) =>
      element(
        'li',
        { className: from === number ? 'mine' : kind === 'voice' ? 'voice' : '' },
        element('time', { dateTime: at, textContent: `${clockOf(at)}${kind === 'voice' ? ', a call' : ''}` }),
        body,
      ),
    ),
  )
  list.scrollTop = list.scrollHeight
}

function marked({ reply, signs }) {
  const spans = signs.map(({ evidence }) => evidence).filter(({ start, end, text }) => reply.slice(start, end) === text)
  const quote = element('blockquote', {})
  let at = 0
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    quote.append(reply.slice(at, start), element('mark', { textContent: reply.slice(start, end) }))
    at = end
  }
  quote.append(reply.slice(at))
  return quote
}

function showAlert(alert) {
  const button = (label, path, body) => {
    const made = element('button', { type: 'button', textContent: label })
    made.onclick = () =>
      act(() =>
        call(`/v1/alerts/${encodeURIComponent(alert.alertId)}/${path}`, {
          method: 'POST',
          body: body ?? {},
          role: 'clinician',
        }),
      )
    return made
  }
  const owner = alert.acknowledgedBy
    ? `${alert.acknowledgedBy.name} has it until ${clockOf(alert.acknowledgedBy.until)}`
    : 'Not taken'
  return element(
    'article',
    { className: `alert ${alert.tier}` },
    element('h3', { textContent: `${alert.tier.toUpperCase()} ${alert.code}, ${alert.state}` }),
    marked(alert),
    element('p', { textContent: alert.because }),
    element('p', {
      textContent: `${owner}. Call the patient by ${clockOf(alert.contactBy)}. Pages sent: ${alert.pages.length}.`,
    }),
    element(
      'div',
      { className: 'actions' },
      button('Take this alert', 'acknowledge'),
      button('I reached the patient', 'contacted'),
      button('Outcome: advice by phone', 'resolve', { outcome: 'advice-by-phone', note: 'Spoke to the patient.' }),
    ),
  )
}

const TIERS = ['emergency', 'urgent', 'prompt']
const firstDue = (a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || (a.contactBy < b.contactBy ? -1 : 1)

async function refresh() {
  const [{ now, mode }, { alerts }, { tasks }] = await Promise.all([
    call('/_local/clock'),
    call('/v1/alerts?state=open', { role: 'clinician' }),
    call('/v1/tasks?state=open', { role: 'clinician' }),
    showPhone($('patient-messages'), patientPhone(), mine.patient),
    showPhone($('staff-messages'), staffPhone(), mine.staff),
  ])
  $('now').textContent = `${clockOf(now)} (${mode})`
  const shown = JSON.stringify(alerts)
  if ($('alerts').dataset.shown !== shown) {
    $('alerts').dataset.shown = shown
    $('alerts').replaceChildren(...[...alerts].sort(firstDue).map(showAlert))
  }
  $('tasks').replaceChildren(...tasks.map(({ kind, because }) => element('li', { textContent: `${kind}: ${because}` })))
}

async function act(action) {
  try {
    await action()
    await call('/_local/idle', { method: 'POST', body: {} })
    await refresh()
    $('problem').hidden = true
  } catch (error) {
    $('problem').textContent = error.message
    $('problem').hidden = false
  }
}

document.forms.enrol.onsubmit = (event) => {
  event.preventDefault()
  const { name, phone, language, plan, area } = Object.fromEntries(new FormData(event.target))
  act(async () => {
    const { now } = await call('/_local/clock')
    await call('/v1/treatments', {
      method: 'POST',
      role: 'front-desk',
      body: {
        patient: { name, phone, language },
        performedAt: now,
        procedures: [{ plan, areas: area ? [area] : [] }],
        consent: {
          sms: true,
          statement: 'I agree to follow-up texts about my visit.',
          method: 'front-desk',
          capturedAt: now,
        },
      },
    })
  })
}

for (const form of document.querySelectorAll('form.reply')) {
  form.onsubmit = (event) => {
    event.preventDefault()
    const who = form.dataset.phone
    const from = who === 'patient' ? patientPhone() : staffPhone()
    const body = form.elements.text.value
    form.reset()
    act(async () => {
      const { now } = await call('/_local/clock')
      const { messages: before } = await call(`/_local/phones/${encodeURIComponent(from)}`)
      await call('/_local/sms', { method: 'POST', body: { from, to: CLINIC_NUMBER, body } })
      mine[who].push({ at: now, from, body, after: before.length })
    })
  }
}

for (const button of document.querySelectorAll('[data-advance]'))
  button.onclick = () => act(() => call('/_local/clock', { method: 'POST', body: { advance: button.dataset.advance } }))

$('staff').onchange = () => act(() => $('staff-messages').replaceChildren())

await act(async () => {
  const { carePlans } = await call('/v1/care-plans', { role: 'front-desk' })
  $('plans').replaceChildren(
    ...carePlans.map(({ plan }) =>
      element('option', { value: plan, textContent: plan, selected: plan === 'neurotoxin' }),
    ),
  )
})
setInterval(() => {
  if (!document.hidden) refresh().catch(() => {})
}, 2000)
