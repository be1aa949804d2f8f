import { describe, expect, it } from 'vitest'
import { onCallRoutes } from '../../functions/http/on-call.ts'
import { aWorld, type World } from '../support/world.ts'

const caller = { clinicId: 'demo', role: 'admin', id: 'dr-hale', name: 'Dr Hale' } as const
const route = onCallRoutes.find(({ method, path }) => method === 'POST' && path.endsWith('/calendar'))
const send = async (world: World, text: string, query: Record<string, string> = {}) => {
  const answer = await route?.respond(world.deps, { caller, params: {}, query, headers: {}, body: undefined, text })
  return answer as { status: number; body: Record<string, unknown> }
}
const overrides = (world: World) => world.records.list('CLINIC#demo', 'OVERRIDE#')
const file = (title: string) =>
  [
    ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', `SUMMARY:${title}`],
    ...['DTSTART;TZID=Eastern Standard Time:20261201T180000', 'DURATION:PT12H', 'END:VEVENT', 'END:VCALENDAR'],
  ].join('\r\n')

describe('a calendar file sent by API', () => {
  it('is tried first: its events, their zone and the gaps are shown, and nothing is written', async () => {
    const world = await aWorld()
    const { status, body } = await send(world, file('Nurse Kim'), { try: 'true' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ written: false, gaps: [], gapsBefore: [], opened: [] },
      events: [{ staffId: 'nurse-kim', zone: 'America/New_York', startsAt: '2026-12-01T23:00:00.000Z' }],
    })
    expect(await overrides(world)).toEqual([])
    await send(world, file('Nurse Kim'))
    expect(await overrides(world)).toHaveLength(1)
  })

  it('that names nobody is taken once it is said whose it is', async () => {
    const world = await aWorld()
    expect((await send(world, file('On-Call'))).status).toBe(422)
    expect((await send(world, file('On-Call'), { whose: 'nobody-we-know' })).status).toBe(422)
    expect((await send(world, file('On-Call'), { whose: 'nurse-kim' })).status).toBe(200)
    expect((await overrides(world)).map(({ value }) => value.staffId)).toEqual(['nurse-kim'])
  })

  it('with a doubtful event is taken once it is chosen', async () => {
    const world = await aWorld()
    const doubtful = await send(world, file('Kim covers for Dr Lee'))
    expect(doubtful).toMatchObject({ status: 422, body: { errors: [{ pointer: '/event/1' }] } })
    expect((await send(world, file('Kim covers for Dr Lee'), { chosen: '1:nurse-kim' })).status).toBe(200)
  })
})
