import { describe, expect, it } from 'vitest'
import { anApi } from '../support/api.ts'
import { FAULTY } from '../support/faulty-calendars.ts'
import { aWorld } from '../support/world.ts'

const URL = 'https://calendars.example/on-call.ics'
const { text, says } = FAULTY['zone-unknown']

describe('what is wrong with a calendar, by the API', () => {
  it('is the event and an English sentence, and no more', async () => {
    const world = await aWorld()
    const api = anApi(world)
    world.calendar(URL, { kind: 'fetched', text })
    await api('PUT', '/v1/on-call/followed-calendars/on-call', { body: { url: URL } })
    await world.settle()
    const { body } = await api('GET', '/v1/on-call/followed-calendars/on-call')
    expect(body).toMatchObject({ asks: 'unreadable' })
    expect(body.unreadable).toEqual([{ event: 1, detail: says }])
  })
})
