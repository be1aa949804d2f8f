/** Whose calendar a secret address shows, what is in it, and when it ends. */
import { beforeEach, describe, expect, it } from 'vitest'
import { setSignIn } from '../../../functions/use-cases/access/accounts.ts'
import { endAddress, makeAddress } from '../../../functions/use-cases/access/calendar-address.ts'
import { readCalendar } from '../../../functions/use-cases/access/read-calendar.ts'
import { editClinic } from '../../../functions/use-cases/clinic/edit-clinic.ts'
import { poolOfPeople } from '../../support/people.ts'
import { checkout } from '../../support/stories.ts'
import { aWorld, type World } from '../../support/world.ts'

const by = { id: 'dr-hale', name: 'Dr Hale' }
const lee = { clinicId: 'demo', staffId: 'dr-lee' }

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const accountDeps = () => ({ ...world.deps, accounts: poolOfPeople().accounts })

describe('a calendar address', () => {
  const tokenOf = (address: string) => address.replace(/^.*\/|\.ics$/g, '')

  it('is of a person of the clinic, is one at a time, and ends with them', async () => {
    expect(await makeAddress(world.deps, { ...lee, staffId: 'dr-who' })).toEqual({ kind: 'unknown' })
    const made = async () => {
      const answer = await makeAddress(world.deps, lee)
      return answer.kind === 'made' ? answer.address : expect.fail(answer.kind)
    }
    const [old, fresh] = [await made(), await made()]
    expect(fresh).toMatch(/^https:\/\/care\.example\/calendars\/[0-9a-z]{30}\.ics$/)
    expect(await readCalendar(world.deps, tokenOf(old))).toBeUndefined()
    const shown = await readCalendar(world.deps, tokenOf(fresh))
    expect(shown).toMatchObject({ tag: expect.stringMatching(/^[0-9a-f]{32}$/), since: '2026-11-23T18:05:00.000Z' })
    expect(shown?.text).toContain('Harbor Clinic: on call')
    await world.advance(1)
    expect(await readCalendar(world.deps, tokenOf(fresh))).toEqual(shown)
    await setSignIn(accountDeps(), lee, { by, enabled: false })
    expect(await readCalendar(world.deps, tokenOf(fresh))).toBeUndefined()
    await setSignIn(accountDeps(), lee, { by, enabled: true })
    expect([await endAddress(world.deps, lee), await endAddress(world.deps, lee)]).toEqual([true, false])
    expect(await readCalendar(world.deps, tokenOf(fresh))).toBeUndefined()
  })

  it('of a patient is of a clinic that gives them, and shows the check-ins alone, first ones first', async () => {
    const { patientId } = await checkout(world)
    const ofAna = { clinicId: 'demo', personId: patientId }
    expect(await makeAddress(world.deps, { clinicId: 'demo', personId: 'none' })).toEqual({ kind: 'unknown' })
    expect(await makeAddress(world.deps, ofAna)).toEqual({ kind: 'not-wanted' })
    const offered = (patientCalendars: boolean) =>
      editClinic({ records: world.records, now: world.now() }, 'demo', { clinic: { patientCalendars } as never })
    await offered(true)
    const answer = await makeAddress(world.deps, ofAna)
    const token = tokenOf(answer.kind === 'made' ? answer.address : expect.fail(answer.kind))
    const { text = '' } = (await readCalendar(world.deps, token)) ?? {}
    const begins = [...text.matchAll(/DTSTART[^:]*:(\S+)/g)].map(([, at]) => at)
    const asked = (await world.everything())
      .map(({ value }) => value)
      .filter(({ purpose, expectsAnswer }) => purpose === 'follow-up' && expectsAnswer)
      .map(({ plannedFor }) => String(plannedFor).replace(/[-:]|\.000/g, ''))
    expect(begins).toEqual(asked.sort())
    expect(begins.length).toBeGreaterThan(1)
    expect(text).not.toMatch(/neurotoxin|glabella|Ana/i)
    expect(text).toMatch(/SUMMARY:.*Harbor Clinic/)
    await offered(false)
    expect(await readCalendar(world.deps, token)).toBeUndefined()
  })
})
