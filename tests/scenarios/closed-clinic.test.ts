import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TASK_KINDS } from '../../functions/core/alerts/task.ts'
import { questionDueAt } from '../../functions/core/alerts/task-due.ts'
import { dangerDueAt } from '../../functions/core/alerts/task-snooze.ts'
import { isOpen, type OpeningHours, opensNext } from '../../functions/core/clinic/opening-hours.ts'
import type { ClinicFile } from '../../functions/core/clinic/validate-clinic.ts'
import { segments } from '../../functions/core/messages/wording.ts'
import { plusMinutes } from '../../functions/core/time.ts'
import { pressLink, showLink } from '../../functions/http/links.ts'
import { content } from '../../functions/runtime/content.ts'
import { opensText } from '../../functions/use-cases/wording/opening-texts.ts'
import { anApi } from '../support/api.ts'
import { aConsole } from '../support/console.ts'
import { checkout, listener, openAlerts, tasks } from '../support/stories.ts'
import { ANA, aWorld, harbor, LEE } from '../support/world.ts'

const THANKSGIVING = '2026-11-26'
const HOURS: OpeningHours = {
  week: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  special: [
    { first: THANKSGIVING, last: '2026-11-27', name: { en: 'Thanksgiving', es: 'Acción de Gracias' }, spans: [] },
  ],
}
const withHours: ClinicFile = { ...harbor, clinic: { ...harbor.clinic, openingHours: HOURS } }
/** 10:05 AM in Los Angeles; checkout was the day before. */
const OPEN = '2026-11-25T18:05:00.000Z'
const CLOSED = `${THANKSGIVING}T18:05:00.000Z`
const OF_CLOSED = /closed until|Abrimos el/

async function whoWrites(text: string, { now = CLOSED, clinic = withHours, language = 'en' } = {}) {
  const world = await aWorld({ now: plusMinutes(now, -24 * 60), clinics: [clinic] })
  const hears = listener(world)
  await checkout(world, { patient: { language } })
  await world.advance(24 * 60)
  hears(ANA)
  await world.text(ANA, text)
  return { world, said: hears(ANA) }
}

describe('a harmless question while the clinic is closed', () => {
  it.each([
    ['2', 'en'],
    ['can I move my appointment to Friday', 'en'],
    ['how much is a gift card', 'en'],
    ['All good here. I need to cancel my touch up on Monday', 'en'],
  ])('"%s" is answered with when it opens, and stays a task', async (text, language) => {
    const { world, said } = await whoWrites(text, { language })
    expect(said).toEqual([
      "Harbor Clinic: We're closed until Mon, Nov 30 at 9 AM and will answer then. Worse? Call (415) 555-0198. Hard to breathe, swallow or see? Call 911.",
    ])
    expect((await tasks(world)).map(({ kind }) => kind)).toEqual(['question'])
  })

  it('is answered in Spanish', async () => {
    const { said } = await whoWrites('cuanto cuesta', { language: 'es' })
    expect(said).toEqual([
      expect.stringMatching(/^Harbor Clinic: Abrimos el lun, 30 nov a las 09:00 y le responderemos\. /),
    ])
  })

  it('says so once in ten minutes', async () => {
    const { world } = await whoWrites('how much is a gift card')
    const hears = listener(world)
    hears(ANA)
    await world.text(ANA, 'do you open on saturdays')
    expect(hears(ANA)).toEqual([])
    await world.advance(11)
    await world.text(ANA, 'can I pay by card')
    expect(hears(ANA)).toEqual([expect.stringMatching(OF_CLOSED)])
  })
})

describe('what is said as before', () => {
  const everything = [
    '2',
    '1',
    'how much is a gift card',
    'cancel my appointment please',
    'thanks!',
    'HELP',
    'banana moon',
  ]
  it.each(everything)('"%s" to a clinic that is open, or says no hours', async (text) => {
    const without = await whoWrites(text, { clinic: harbor })
    const closed = await whoWrites(text, { now: OPEN, clinic: harbor })
    const open = await whoWrites(text, { now: OPEN })
    expect(open.said).toEqual(closed.said)
    expect([...without.said, ...open.said].filter((each) => OF_CLOSED.test(each))).toEqual([])
  })

  it.each([
    ['its really hard to swolow', 'an emergency'],
    ['my eyelid is drooping a lot', 'a sign that pages'],
    ['I want to die', 'a crisis'],
    ['my lip is white and cold, when do you open?', 'a sign beside a question'],
    ['blorp fizz', 'words that nobody understands'],
    ['1', 'an answer that asks nothing'],
  ])('"%s" (%s), and pages go out at the same minute', async (text) => {
    const [closed, without] = [await whoWrites(text), await whoWrites(text, { clinic: harbor })]
    expect(closed.said).toEqual(without.said)
    expect(closed.said.filter((each) => OF_CLOSED.test(each))).toEqual([])
    const pages = (world: Awaited<ReturnType<typeof aWorld>>) =>
      world.at(LEE).map(({ at, text }) => [at, text.slice(0, 60)])
    expect(pages(closed.world)).toEqual(pages(without.world))
  })

  it('a question after words that nobody understood, and with an alert open', async () => {
    const unclear = await whoWrites('blorp fizz')
    const hears = listener(unclear.world)
    hears(ANA)
    await unclear.world.text(ANA, '2')
    expect(hears(ANA).filter((each) => OF_CLOSED.test(each))).toEqual([])
    const alerted = await whoWrites('its really hard to swolow')
    const later = listener(alerted.world)
    later(ANA)
    await alerted.world.advance(20)
    await alerted.world.text(ANA, 'when do you open?')
    expect(await openAlerts(alerted.world)).toHaveLength(1)
    expect(later(ANA).filter((each) => OF_CLOSED.test(each))).toEqual([])
  })
})

it('a time of opening is short and plain in any language and zone', () => {
  const zones = fc.constantFrom('America/Los_Angeles', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland')
  const at = fc
    .integer({ min: 0, max: 2 * 365 * 96 })
    .map((quarters) => plusMinutes('2026-01-01T00:00:00.000Z', 15 * quarters))
  fc.assert(
    fc.property(at, zones, fc.constantFrom('en', 'es'), (opens, zone, language) => {
      const text = opensText({ content }, opens, { zone, language })
      expect(text.length).toBeLessThanOrEqual(24)
      expect(segments(text).encoding).toBe('GSM-7')
      expect(text).not.toContain('?')
    }),
  )
})

describe('the hours beside the phone of the front desk', () => {
  const LINK = /https:\/\/care\.example\/l\/(\w+)/
  /** The page behind the first mail, the mail's HTML, and the world. */
  async function byMail({ clinic = withHours, language = 'en' } = {}) {
    const world = await aWorld({ now: CLOSED, clinics: [clinic] })
    await checkout(world, {
      patient: { language, phone: undefined, email: 'ana@example.com' },
      consent: { sms: false, email: true },
    })
    await world.advanceHours(30)
    const mails = world.at('ana@example.com')
    const html = mails.map((mail) => mail.html ?? '').find((each) => LINK.test(each)) ?? ''
    const [, token = ''] = LINK.exec(html) ?? []
    return { world, mails, html, token }
  }

  it('stand in a mail as the whole week, and on its page as of today', async () => {
    const { world, html, token } = await byMail()
    expect(html).toContain(
      'Hours: Mon-Fri 9 AM to 5 PM. Closed Thu, Nov 26: Thanksgiving. Closed Fri, Nov 27: Thanksgiving. Front desk: (415) 555-0199',
    )
    expect((await showLink(world.deps, token)).body).toContain(
      'Closed today: Thanksgiving. We open Mon, Nov 30 at 9 AM. Front desk: <a href="tel:+14155550199">',
    )
  })

  it('are said in Spanish', async () => {
    const { world, html, token } = await byMail({ language: 'es' })
    expect(html).toContain('Horario: lun-vie de 09:00 a 17:00. Cerrado el jue, 26 nov: Acción de Gracias.')
    expect((await showLink(world.deps, token)).body).toContain(
      'Hoy cerramos: Acción de Gracias. Abrimos el lun, 30 nov',
    )
  })

  it('are nowhere beside an answer of an emergency', async () => {
    const { world, token } = await byMail()
    const answered = await pressLink(world.deps, token, 'action=answer&words=I+cannot+breathe')
    expect(answered.body).toMatch(/Call 911 now/)
    expect(answered.body).not.toMatch(/Closed today|We open/)
    const before = world.at('ana@example.com').length
    await world.advanceHours(3)
    for (const mail of world.at('ana@example.com').slice(before - 1))
      if (/911 now/.test(mail.text)) expect(mail.html).not.toMatch(/Hours:|Closed/)
  })

  it('are not there for a clinic without hours', async () => {
    const { world, html, token } = await byMail({ clinic: harbor })
    expect(html).not.toMatch(/Hours:|Front desk/)
    expect((await showLink(world.deps, token)).body).not.toMatch(/Today|Front desk/)
  })
})

describe('a task that came while the clinic was closed', () => {
  const kinds = fc.constantFrom(...TASK_KINDS)
  const minutes = fc.integer({ min: 0, max: 400 * 24 * 60 })
  it('is due at the opening where it is a question; what may be a warning sign keeps its own time', () => {
    fc.assert(
      fc.property(kinds, minutes, fc.boolean(), fc.boolean(), (kind, minute, pages, says) => {
        const createdAt = plusMinutes('2026-01-01T00:00:00.000Z', minute)
        const timers = pages ? { page: plusMinutes(createdAt, 10) } : {}
        const task = {
          taskId: 't',
          clinicId: 'demo',
          personId: 'p',
          kind,
          createdAt,
          because: '',
          state: 'open',
          timers,
        } as const
        const zone = 'America/Los_Angeles'
        const due = questionDueAt(task, { zone, ...(says ? { openingHours: HOURS } : {}) })
        if (kind !== 'question' || pages || !says || isOpen(HOURS, createdAt, zone)) expect(due).toBeUndefined()
        else expect(due).toBe(opensNext(HOURS, createdAt, zone))
        if (dangerDueAt(task, zone) !== undefined) expect(due).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  it('says so to staff, by the API and at the console', async () => {
    const { world } = await whoWrites('how much is a gift card')
    const listed = await anApi(world)('GET', '/v1/tasks')
    expect(listed.body.tasks).toMatchObject([{ kind: 'question', dueAt: '2026-11-30T17:00:00.000Z' }])
    const console = aConsole(world)
    const { cookies } = await console.signIn('nurse', { sub: 'nurse-kim', name: 'Nurse Kim' })
    const inbox = (await console.ask('GET', '/console/inbox', { cookies })).body
    expect(inbox).toMatch(/Came while you were closed. Answer by <time[^>]*>Mon, Nov 30, 9:00 AM/)
    expect(inbox).toContain('Closed today: Thanksgiving.')
    expect((await console.ask('GET', '/console/on-call', { cookies })).body).toContain('Closed today: Thanksgiving.')
    const without = await whoWrites('how much is a gift card', { clinic: harbor })
    expect((await anApi(without.world)('GET', '/v1/tasks')).body.tasks[0]).not.toHaveProperty('dueAt')
  })
})
