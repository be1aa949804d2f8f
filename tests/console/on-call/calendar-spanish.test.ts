/** What is wrong with a calendar is said in the language of the page that shows it. */
import { describe, expect, it } from 'vitest'
import { calendarSentences } from '../../../functions/console/words/calendar-faults.ts'
import type { Staff } from '../../../functions/core/clinic/clinic.ts'
import { readCalendar } from '../../../functions/core/on-call/calendar.ts'
import { type CalendarFacts, ENGLISH } from '../../../functions/core/on-call/calendar-facts.ts'
import { addOverrides } from '../../../functions/use-cases/on-call/change-rota.ts'
import { calendar } from '../../support/calendar-file.ts'
import { aConsole } from '../../support/console.ts'
import { FAULTY } from '../../support/faulty-calendars.ts'
import { saidInEnglish } from '../../support/spanish.ts'
import { aWorld, harbor } from '../../support/world.ts'

const PATH = '/console/on-call/calendar'
const URL = 'https://calendars.example/on-call.ics'
/** An event of each kind of fact, as its sentence needs it. */
const ABOUT = {
  title: 'Noche',
  zone: 'X',
  how: 'hourly',
  name: 'Dr Lee',
  names: ['Dr Lee', 'Nurse Kim'],
  said: 'x',
  most: 9,
}

const VEGA: Staff = { staffId: 'dr-vega', name: 'Dr Vega', role: 'clinician' }

async function anAdmin() {
  const world = await aWorld({ clinics: [{ ...harbor, staff: [...harbor.staff, VEGA] }] })
  const console = aConsole(world)
  const { cookies } = await console.signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })
  const language = 'es' as const
  const send = (path: string, form: Record<string, string>) =>
    console.ask('POST', PATH + path, { cookies, language, form })
  const see = async (path: string) => (await console.ask('GET', PATH + path, { cookies, language })).body
  /** Follows a calendar that reads so. */
  const follow = async (text: string, more: Record<string, string> = {}) => {
    world.calendar(URL, { kind: 'fetched', text })
    const set = await send('/address', { 'feed-duty': 'on-call', url: URL, ...more })
    await world.settle()
    return set
  }
  return { world, send, see, follow }
}
const shift = (uid: string, from: string, more: string[] = []) => [
  ...[`UID:${uid}`, 'SUMMARY:Nurse Kim', `DTSTART:${from}`, 'DURATION:PT1H', ...more],
]
const days = (count: number) => [`RRULE:FREQ=DAILY;COUNT=${count}`]
const asked = (fault: keyof CalendarFacts, about: object = {}) =>
  (calendarSentences('es')[fault] as (fact: object) => string)(about)

describe('what is wrong with a calendar', () => {
  it('has a Spanish sentence of its own for every kind', () => {
    const [english, spanish] = [calendarSentences('en'), calendarSentences('es')]
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort())
    const say = (sentences: object, kind: string) =>
      (sentences as Record<string, (fact: object) => string>)[kind]?.(ABOUT)
    const said = Object.keys(english).map((kind) => say(spanish, kind) ?? '')
    for (const kind of Object.keys(english)) expect(say(spanish, kind), kind).not.toBe(say(english, kind))
    for (const sentence of said) expect(saidInEnglish(sentence), sentence).toEqual([])
    expect(new Set(said).size).toBe(said.length)
  })

  it.each(Object.entries(FAULTY))('is said in Spanish on a Spanish page: %s', async (kind, { text, says }) => {
    const { world, send } = await anAdmin()
    const read = readCalendar(text, { staff: harbor.staff, zone: harbor.clinic.zone, now: world.now() })
    const fact = read.kind === 'invalid' ? read.faults.find((each) => each.fact?.kind === kind)?.fact : undefined
    if (!fact) throw new Error('the file is read')
    const { status, body } = await send('', { do: 'preview', duty: 'on-call', calendar: text })
    expect(status).toBe(422)
    expect(plain(body)).toContain(asked(fact.kind, fact))
    expect(plain(body)).not.toContain(says)
    expect(plain(body)).toMatch(/Corrija (un|\d+) problemas?\. No se guardó nada\./)
    expect(saidInEnglish(body)).toEqual([])
    expect(body.includes('name="event.1"')).toBe(says.endsWith('?'))
  })
})

describe('a calendar at an address', () => {
  it.each([
    '',
    'https://a:b@calendars.example',
    'https://calendars.example/#a',
    'http://calendars.example',
    'https://10.0.0.1',
  ])('is refused in Spanish: %s', async (url) => {
    const { send } = await anAdmin()
    const { status, body } = await send('/address', { 'feed-duty': 'on-call', url })
    expect(status).toBe(422)
    expect(body).toContain('Corrija un problema.')
    expect(saidInEnglish(body)).toEqual([])
  })

  it('is refused for a person who is not there', async () => {
    const { follow } = await anAdmin()
    expect((await follow(calendar([]), { 'feed-whose': 'dr-who' })).body).toContain(
      asked('no-such-person', { said: 'dr-who' }),
    )
  })

  it('asks in Spanish what its events are, as of the day when it was read', async () => {
    const { follow, see } = await anAdmin()
    await follow(`${FAULTY.tentative.text}${FAULTY['zone-unknown'].text}`.replace('END:VCALENDAR', 'END:VCALENDAR\r\n'))
    const page = await see('/on-call')
    expect(plain(page)).toContain(asked('tentative', { title: 'Dr Lee' }))
    expect(plain(page)).toContain(asked('zone-unknown', { title: 'Dr Lee', zone: 'Narnia' }))
    expect(page).toContain('leído <time')
    expect(page).toMatch(/>lun, 23 nov, \d+:\d\d a\.m\.</)
    expect(saidInEnglish(page)).toEqual([])
  })

  it('says in Spanish that there is more than can be read', async () => {
    const { follow, see } = await anAdmin()
    const minutes = Array.from({ length: 501 }, (_, i) =>
      shift(
        `${i}`,
        `202612${String(1 + Math.floor(i / 200)).padStart(2, '0')}T0${Math.floor((i % 200) / 60)}${String(i % 60).padStart(2, '0')}00Z`,
      ),
    )
    await follow(calendar(minutes))
    expect(plain(await see('/on-call'))).toContain(asked('too-many-read', { most: 500, days: 14 }))
  })

  it('that was read again since is shown first, in Spanish', async () => {
    const { follow, send } = await anAdmin()
    await follow(calendar([shift('a', '20261202T040000Z')]))
    const { status, body } = await send('/on-call', { do: 'apply', seen: '2026-01-01T00:00:00.000Z' })
    expect([status, plain(body).includes(asked('changed-since'))]).toEqual([422, true])
    expect(saidInEnglish(body)).toEqual([])
  })
})

describe('a calendar that the schedule has no room for', () => {
  it('is refused in Spanish', async () => {
    const { world, send } = await anAdmin()
    const given = Array.from({ length: 40 }, (_, i) => ({
      ...{ duty: 'backup' as const, staffId: 'dr-lee' },
      ...{ startsAt: `2027-01-01T00:${10 + i}:00.000Z`, endsAt: `2027-01-01T00:${11 + i}:00.000Z` },
    }))
    await addOverrides(world.deps, 'demo', given)
    const { body } = await send('', {
      do: 'preview',
      duty: 'on-call',
      calendar: calendar([shift('a', '20261202T040000Z', days(40))]),
    })
    expect(plain(body)).toContain(asked('too-many-overrides', { most: 60 }))
    expect(saidInEnglish(body)).toEqual([])
  })

  it('is refused in Spanish where so much cannot change at once', async () => {
    const { send } = await anAdmin()
    const take = (hour: string, act: string, seen = '') =>
      send('', { do: act, seen, duty: 'on-call', calendar: calendar([shift('a', `20261202T${hour}0000Z`, days(60))]) })
    const seen = /name="seen" value="(\w+)"/.exec((await take('04', 'preview')).body)?.[1]
    expect((await take('04', 'apply', seen)).status).toBe(303)
    const { body } = await take('06', 'preview')
    expect(plain(body)).toContain(asked('too-much-changes'))
    expect(saidInEnglish(body)).toEqual([])
  })

  it('is refused in Spanish where a person cannot be paged', async () => {
    const { send } = await anAdmin()
    const text = calendar([shift('a', '20261202T040000Z')]).replace('Nurse Kim', 'Dr Vega')
    const { body } = await send('', { do: 'preview', duty: 'on-call', calendar: text })
    expect(plain(body)).toContain(asked('no-phone', { name: 'Dr Vega' }))
    expect(saidInEnglish(body)).toEqual([])
  })
})

/** What a page says, as text. */
const plain = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')

/** Kinds that none of these pages has shown are none. */
it('every kind stands on one of these pages', () => {
  const others = [
    'too-many-read',
    'no-such-person',
    'no-phone',
    'too-many-overrides',
    'too-much-changes',
    'changed-since',
  ]
  expect([...Object.keys(FAULTY), ...others].sort()).toEqual(Object.keys(ENGLISH).sort())
})
