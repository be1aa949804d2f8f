import { describe, expect, it } from 'vitest'
import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import type { ClinicFile } from '../../functions/core/clinic/validate-clinic.ts'
import { setNotices } from '../../functions/use-cases/on-call/watch-rota.ts'
import { act, checkout } from '../support/stories.ts'
import { ANA, aWorld, HALE, harbor, KIM, LEE } from '../support/world.ts'

/** Once `loses` is said, every first try to write comes to nothing: each decision is made twice, and counts once. */
async function aWorldThatLoses(how: 'busy' | 'unknown-written', clinic: ClinicFile = harbor) {
  let losing = false
  let tries = 0
  const faults = (call: string) => (losing && call === 'commit' && tries++ % 2 === 0 ? how : undefined)
  const world = await aWorld({ clinics: [clinic], store: (now) => memoryRecords({ now, faults }) })
  const logged = (event: string) => world.logged.filter((entry) => entry.event === event).length
  const loses = () => {
    losing = true
    tries = 0
  }
  return { world, loses, logged }
}

describe('what operations are woken by', () => {
  it.each([
    ['when a text opens an alert', 'nobody-to-page', { ...harbor, shifts: [] }, 1],
    ['when somebody escalates', 'nobody-to-page', { ...harbor, shifts: [] }, 2],
    ['when an alert moves on by its time', 'nobody-to-page', { ...harbor, shifts: [] }, 3],
  ])('%s, is logged once for each event', async (what, event, clinic, times) => {
    const { world, loses, logged } = await aWorldThatLoses('busy', clinic)
    loses()
    await world.text(ANA, 'my eyelid is drooping')
    if (times > 1) await act(world, 'dr-lee', { kind: 'escalate' })
    if (times > 2) await world.advance(5)
    expect(logged(event), what).toBe(times)
  })

  it('are pages that are refused, each once', async () => {
    const { world, loses, logged } = await aWorldThatLoses('busy')
    await checkout(world)
    world.carrier(LEE, 'throttle')
    loses()
    await world.text(ANA, 'my eyelid is drooping')
    expect(logged('page-refused')).toBe(1)
  })

  it('are messages that do not arrive, each once', async () => {
    const { world, loses, logged } = await aWorldThatLoses('busy')
    world.carrier(ANA, 'undeliverable')
    loses()
    await checkout(world)
    expect(logged('undelivered')).toBe(1)
  })

  it('are people who do not answer their test page, each once', async () => {
    const { world, loses, logged } = await aWorldThatLoses('busy')
    await setNotices(world.deps, 'demo', { handOver: false, readinessAt: '10:10' })
    loses()
    await world.advance(40)
    for (const phone of [LEE, KIM, HALE]) expect(world.at(phone).some(({ channel }) => channel === 'voice')).toBe(true)
    expect(logged('not-ready')).toBe(3)
  })

  it('is logged although nobody heard that it was written', async () => {
    const { world, loses, logged } = await aWorldThatLoses('unknown-written', { ...harbor, shifts: [] })
    loses()
    await world.text(ANA, 'my eyelid is drooping')
    expect(logged('nobody-to-page')).toBe(1)
  })
})
