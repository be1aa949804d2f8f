/** What comes to the hook and is no event of the clinic's; and what becomes of events when things break. */
import { describe, expect, it } from 'vitest'
import { SOURCES } from '../../functions/core/intake/source.ts'
import { setUpIntake } from '../../functions/use-cases/intake/set-up-intake.ts'
import { Unavailable } from '../../functions/use-cases/ports.ts'
import {
  genericVisit,
  SECRETS,
  signed,
  squareBooking,
  vagaroAppointment,
  zenotiInvoice,
} from '../support/booking-events.ts'
import { anIntake } from '../support/intake.ts'
import { ANA } from '../support/world.ts'

const PROBLEM = 'application/problem+json'

describe('a request that is refused', () => {
  it('has no signature, or one that does not fit: 401 at every source, and nothing is written', async () => {
    const { world, connect, send } = await anIntake()
    for (const source of SOURCES) await connect(source)
    const before = await world.everything()
    for (const source of SOURCES) {
      const wrong = signed(source, '{"another":"body"}', { secret: `${SECRETS[source].slice(0, -2)}Zz`, at: 1 })
      for (const headers of [{}, wrong]) {
        const answer = await send(source, genericVisit(), { headers })
        expect(answer, source).toMatchObject({ status: 401, type: PROBLEM, body: { title: 'Unauthorized' } })
        expect(answer.body.detail).toContain('Nothing was logged.')
      }
    }
    expect(await world.everything()).toEqual(before)
  })

  it('tells nothing of which clinics there are: an unknown one, an unconnected one and a wrong secret answer alike', async () => {
    const { connect, send } = await anIntake()
    await connect('square')
    const answers = [
      await send('square', squareBooking(), { headers: signed('square', '{}', { secret: 'another-secret' }) }),
      await send('square', squareBooking(), { clinic: 'nowhere' }),
      await send('square', squareBooking(), { clinic: '' }),
      await send('square', squareBooking(), { clinic: '__proto__' }),
      await send('square', squareBooking(), { clinic: 'x#y' }),
      await send('vagaro', vagaroAppointment()),
    ]
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers[0]?.status).toBe(401)
  })

  it('is replayed later than five minutes, where the source signs a time', async () => {
    const { world, connect, send, journal } = await anIntake()
    await connect('generic')
    const body = JSON.stringify(genericVisit())
    const headers = signed('generic', body, { at: Date.parse(world.now()) / 1000 })
    await world.advance(6)
    const answer = await send('generic', body, { headers })
    expect(answer).toMatchObject({ status: 401, body: { detail: expect.stringContaining('5 minutes off') } })
    expect(await journal()).toEqual([])
  })

  it.each([
    ['not json', 400],
    ['{"id":', 400],
    ['', 400],
    ['[]', 422],
    ['7', 422],
    ['{"visitId":{"a":1}}', 422],
  ])('is signed, and is no event: %s', async (body, status) => {
    const { connect, send, journal } = await anIntake()
    await connect('generic')
    expect(await send('generic', body)).toMatchObject({ status, type: PROBLEM })
    expect(await journal()).toEqual([])
  })

  it('is too large, or of a system that nobody knows', async () => {
    const { connect, send } = await anIntake()
    await connect('generic')
    const large = JSON.stringify(genericVisit({ notes: 'x'.repeat(300_000) }))
    expect((await send('generic', large)).status).toBe(413)
    for (const source of ['boulevard', 'toString', '__proto__', 'Zenoti'])
      expect((await send(source, genericVisit())).status, source).toBe(404)
  })

  it('only asks whether there is somebody: HEAD is 200', async () => {
    const { send } = await anIntake()
    expect(await send('mindbody', '', { method: 'HEAD', headers: {} })).toMatchObject({ status: 200, body: undefined })
  })
})

describe('a setup', () => {
  it('names what is wrong with it, and changes nothing', async () => {
    const { world, connect } = await anIntake()
    const base = { clinicId: 'demo', source: 'zenoti', by: 'dr-hale', services: [] } as const
    const faults = async (more: object) => {
      const result = await setUpIntake(world.deps, { ...base, ...more } as Parameters<typeof setUpIntake>[1])
      return result.kind === 'invalid' ? result.faults.map(({ pointer }) => pointer) : []
    }
    expect(await faults({})).toEqual(['/secret'])
    expect(await faults({ secret: 'short' })).toEqual(['/secret'])
    expect(await faults({ source: 'generic', secret: 'no base64' })).toEqual(['/secret'])
    expect(await faults({ secret: 'long enough', consent: { statement: 'x' } })).toEqual(['/consent'])
    expect(await faults({ secret: 'long enough', fields: { name: '/x' } })).toEqual(['/fields'])
    expect(await faults({ secret: 'long enough', services: [{ service: 'x', plan: 'y' }] })).toEqual([
      '/services/0/plan',
    ])
    await connect('zenoti')
    expect(await faults({})).toEqual([])
  })

  it('keeps the secret when only the table changes, and a new secret counts at once', async () => {
    const { connect, send } = await anIntake()
    await connect('square')
    await connect('square', { secret: undefined, services: [] })
    expect((await send('square', squareBooking())).status).toBe(202)
    await connect('square', { secret: 'a new secret' })
    expect((await send('square', squareBooking({}, { event_id: '2' }))).status).toBe(401)
  })
})

describe('when things break', () => {
  it('an event is still there when the process dies at any commit, and makes one treatment', async () => {
    for (let dies = 1; dies <= 6; dies++) {
      const { world, connect, send, treatments, journal } = await anIntake()
      await connect('generic')
      let commits = 0
      const { commit } = world.records
      world.records.commit = async (writes) => {
        if (++commits === dies) throw new Unavailable('died')
        return commit(writes)
      }
      const sent = await send('generic', genericVisit(), { id: 'once' }).catch(() => undefined)
      if (sent?.status === 503) await send('generic', genericVisit(), { id: 'once' })
      await world.advance(5).catch(() => world.advance(5))
      expect(await treatments(), `at commit ${dies}`).toHaveLength(1)
      expect(await journal(), `at commit ${dies}`).toMatchObject([{ outcome: { kind: 'logged' }, timers: {} }])
      expect(world.at(ANA).length, `at commit ${dies}`).toBe(1)
    }
  })

  it('a cancellation finds the treatment that was logged by a try that died, whichever comes first', async () => {
    const { world, connect, send, treatments } = await anIntake()
    await connect('generic')
    const { commit } = world.records
    let commits = 0
    world.records.commit = async (writes) => {
      // The journal, the try, the treatment; then what became of it.
      if (++commits === 4) throw new Unavailable('died')
      return commit(writes)
    }
    await expect(send('generic', genericVisit({ occurredAt: '2026-11-23T18:01:00Z' }))).rejects.toThrow('died')
    expect(await treatments()).toMatchObject([{ state: 'running' }])
    await send('generic', genericVisit({ status: 'cancelled', occurredAt: '2026-11-23T18:04:00Z' }))
    await world.advance(5)
    expect(await treatments()).toMatchObject([{ state: 'cancelled' }])
  })

  it('an event that fails every time becomes a task within an hour', async () => {
    const { world, connect, send, tasks, treatments } = await anIntake()
    await connect('generic')
    const { commit } = world.records
    world.records.commit = async (writes) => {
      if (writes.some(({ key }) => key.sk.startsWith('TREATMENT#'))) throw new Error('a fault of ours')
      return commit(writes)
    }
    await send('generic', genericVisit()).catch(() => undefined)
    for (let minute = 0; minute < 60; minute++) await world.advance(1).catch(() => undefined)
    expect(await treatments()).toEqual([])
    expect(await tasks()).toMatchObject([
      {
        kind: 'intake',
        because: expect.stringContaining('could not be logged by itself'),
        checkout: { name: 'Ana Ruiz' },
      },
    ])
  })

  it('keeps nothing of a patient in the journal once it is worked through, and logs nothing of one', async () => {
    const { world, connect, send, journal } = await anIntake()
    await connect('zenoti')
    await connect('generic')
    await send('zenoti', zenotiInvoice())
    await send('generic', genericVisit({ services: ['Glow facial'] }))
    expect(JSON.stringify(await journal())).not.toMatch(/Ana|Ruiz|555|example\.com/)
    expect(JSON.stringify(world.logged)).not.toMatch(/Ana|Ruiz|555|example\.com|secret|whsec/)
  })
})
