/**
 * An open inbox calls: a tone, a notification and a sentence for screen readers for each alert that appears without an owner.
 * An alert that this tab has shown before does not call again, through reloads and other pages. The choice stays in this browser.
 */
import { all } from './page.js'

const CHOICE = 'calling'
const SEEN = 'calling-seen'
/** Tones of each tier: how many pairs, and how high, in hertz. */
const TONES = { emergency: [3, 880, 660], urgent: [2, 660, 550], prompt: [1, 550, 440] }
const TONE_SECONDS = 0.22
const LOUD = 0.5

const place = document.getElementById('calling')
const says = place && JSON.parse(place.dataset.says)
const choice = () => JSON.parse(localStorage.getItem(CHOICE) ?? 'null')

let audio
/** Browsers keep a page silent until a person has touched it. */
async function awake() {
  audio ??= new AudioContext()
  // Before the first touch this promise stays pending.
  if (audio.state === 'suspended') await Promise.race([audio.resume(), new Promise((go) => setTimeout(go, 200))])
  return audio.state === 'running'
}

async function sound(tier) {
  if (!(await awake())) return note(says.silent)
  const [pairs, ...heights] = TONES[tier]
  for (let n = 0; n < pairs * 2; n++) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()]
    const from = audio.currentTime + n * TONE_SECONDS
    tone.frequency.value = heights[n % 2]
    volume.gain.setValueAtTime(LOUD, from)
    volume.gain.exponentialRampToValueAtTime(0.001, from + TONE_SECONDS)
    tone.connect(volume).connect(audio.destination)
    tone.start(from)
    tone.stop(from + TONE_SECONDS)
  }
}

function notify(title, tag, path) {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  try {
    const shown = new Notification(title, { body: says.taken, tag, requireInteraction: true })
    shown.onclick = () => {
      focus()
      if (path) location.href = path
    }
  } catch {
    // A phone's browser may refuse notifications of an open page: the tone is left.
  }
}

const note = (words) => {
  place.querySelector('[data-note]').textContent = words
}

function showChoice() {
  const chosen = choice()
  const fold = place.querySelector('details')
  place.querySelector('.ask').hidden = chosen !== null
  fold.hidden = chosen === null
  const boxes = all('input', fold)
  for (const box of boxes) box.checked = chosen?.includes(box.value) ?? false
  const on = boxes.filter((box) => box.checked).map((box) => box.parentElement.textContent.trim())
  fold.querySelector('[data-state]').textContent = on.join(', ') || says.off
}

async function choose(tiers) {
  localStorage.setItem(CHOICE, JSON.stringify(tiers))
  showChoice()
  note('')
  if (tiers.length === 0) return
  await Promise.all([awake(), 'Notification' in window && Notification.requestPermission()])
  if (window.Notification?.permission === 'denied') note(says.blocked)
}

const free = () => all('[data-free]').map(({ dataset }) => dataset.free)

function compare() {
  const [now, before] = [free(), sessionStorage.getItem(SEEN)?.split('\n')]
  sessionStorage.setItem(SEEN, now.join('\n'))
  const fresh = before ? now.filter((each) => !before.includes(each)).map((each) => each.split(' ')) : []
  if (fresh.length === 0) return
  const words = (tier, code) => says.news[tier].replace('{code}', code)
  place.querySelector('[data-news]').textContent = fresh.map(([, tier, code]) => words(tier, code)).join('. ')
  const called = fresh.filter(([, tier]) => choice()?.includes(tier))
  const [gravest] = Object.keys(TONES).filter((tier) => called.some(([, each]) => each === tier))
  if (gravest) sound(gravest)
  for (const [id, tier, code] of called) notify(words(tier, code), id, `/console/alerts/${encodeURIComponent(id)}`)
}

/** A page that can no longer call says so aloud, once. */
function deaf({ detail }) {
  if (!choice()?.length) return
  note(says[detail])
  sound('prompt')
  notify(says[detail], detail)
}

if (place) {
  showChoice()
  compare()
  document.addEventListener('shown', compare)
  document.addEventListener('deaf', deaf)
  document.addEventListener('hearing', () => note(''))
  place.addEventListener('change', () => choose(all('input:checked', place).map(({ value }) => value)))
  place.addEventListener('click', async ({ target }) => {
    const { call } = target.dataset
    if (call === 'on') await choose(['emergency', 'urgent'])
    if (call === 'off') await choose([])
    if (call !== 'test') return
    note(says.tested)
    if ('Notification' in window && (await Notification.requestPermission()) === 'denied') note(says.blocked)
    sound('emergency')
    notify(place.querySelector('summary span').textContent, 'test')
  })
  if (choice()?.length)
    awake().then((running) => {
      if (running) return
      note(says.silent)
      addEventListener('pointerdown', () => awake().then(() => note('')), { once: true })
    })
}
