/** What a rota, a policy and a test page refuse, at the limit and one beyond it; nothing is written then. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Shift } from '../../../functions/core/clinic/clinic.ts'
import { DEFAULT_POLICY } from '../../../functions/core/on-call/policy.ts'
import { plusHours, plusMinutes } from '../../../functions/core/time.ts'
import { setPolicy } from '../../../functions/use-cases/on-call/change-policy.ts'
import { addOverrides, removeOverride, setShifts, swap } from '../../../functions/use-cases/on-call/change-rota.ts'
import { findReadiness } from '../../../functions/use-cases/on-call/test-pages.ts'
import { sendTestPage, setNotices, watchRota } from '../../../functions/use-cases/on-call/watch-rota.ts'
import { readClinic } from '../../../functions/use-cases/store/read-clinic.ts'
import { aWorld, harbor, type World } from '../../support/world.ts'

const YEAR = 24 * 366
const staff = [
  ...harbor.staff,
  { staffId: 'ms-poe', name: 'Ms Poe', role: 'nurse' as const, email: 'poe@harbor.example' },
]

let world: World
let now: string
beforeEach(async () => {
  world = await aWorld({ clinics: [{ ...harbor, staff }] })
  now = world.now()
})

const shift = (shiftId?: string, more: Partial<Shift> = {}) => ({
  ...{ shiftId, duty: 'on-call' as const, staffId: 'dr-lee', days: [1], from: '08:00', to: '09:00' },
  ...more,
})
const faults = (answer: object) => ('faults' in answer ? answer.faults : Object.values(answer)[0])
const clinicNow = async () => {
  const found = await readClinic(world.records, 'demo')
  return found ?? expect.fail('no clinic')
}

describe('weekly shifts', () => {
  const set = async (count: number) =>
    faults(
      await setShifts(
        world.deps,
        'demo',
        Array.from({ length: count }, () => shift()),
      ),
    )

  it('are forty at most', async () => {
    expect(await set(41)).toEqual([{ pointer: '/shifts', detail: 'At most 40 shifts.' }])
    expect((await clinicNow()).rota.shifts).toHaveLength(3)
    expect(await set(40)).toBe('changed')
    expect((await clinicNow()).rota.shifts).toHaveLength(40)
  })

  it('have an id each; the second one of an id is named', async () => {
    expect(faults(await setShifts(world.deps, 'demo', [shift('a'), shift('b'), shift('a')]))).toEqual([
      { pointer: '/shifts/2/shiftId', detail: 'Two shifts have this id.' },
    ])
  })

  it('are for people of the clinic who have a phone', async () => {
    const given = [shift('a'), shift('b', { staffId: 'ms-poe' }), shift('c', { staffId: 'dr-who' })]
    const found = faults(await setShifts(world.deps, 'demo', given)) as { pointer: string }[]
    expect(found.map(({ pointer }) => pointer)).toEqual(['/shifts/1/staffId', '/shifts/2/staffId'])
  })

  it('are not saved over what a colleague has saved, unless they are the same', async () => {
    const { versions } = await clinicNow()
    const mine = [shift('a')]
    const colleague = [shift('b')]
    await setShifts(world.deps, 'demo', colleague, { seen: versions.shifts })
    expect(faults(await setShifts(world.deps, 'demo', mine, { seen: versions.shifts }))).toEqual([
      {
        pointer: '/seen',
        detail:
          'A colleague saved other shifts while this page was open. Nothing is lost: what you typed is below. Compare it with the week, then save again.',
      },
    ])
    expect(faults(await setShifts(world.deps, 'demo', colleague, { seen: versions.shifts }))).toBe('changed')
  })
})

describe('a stretch', () => {
  const add = async (startsAt: string, endsAt: string, staffId = 'dr-hale') =>
    faults(await addOverrides(world.deps, 'demo', [{ duty: 'backup', staffId, startsAt, endsAt }]))

  it.each([
    ['ends after it begins', 2, 2, { pointer: '/endsAt', detail: 'It ends before it begins.' }],
    ['is not over', -2, 0, { pointer: '/endsAt', detail: 'It is over already.' }],
    ['began within a year', -YEAR - 1, 1, { pointer: '/startsAt', detail: 'It began over a year ago.' }],
    [
      'ends within five years',
      ...[0, 5 * YEAR + 1],
      {
        ...{ pointer: '/endsAt', detail: 'It ends more than five years from now: change the weekly shifts instead.' },
      },
    ],
  ] as const)('%s', async (_, from, to, fault) => {
    expect(await add(plusHours(now, from), plusHours(now, to))).toEqual([fault])
    expect((await clinicNow()).rota.overrides).toEqual([])
  })

  it.each([
    ['a minute long', 0, 1 / 60],
    ['begun a year ago', -YEAR, 1],
    ['ending in five years', 0, 5 * YEAR],
  ])('%s is taken', async (_, from, to) => {
    expect(await add(plusMinutes(now, from * 60), plusMinutes(now, to * 60))).toBe('changed')
  })

  it('that is not there cannot be taken away', async () => {
    expect(await removeOverride(world.deps, 'demo', 'none')).toEqual({ kind: 'unknown' })
  })
})

describe('a swap', () => {
  const give = (staffId: string, from: number, to: number, duty: 'on-call' | 'backup' = 'on-call') => ({
    ...{ duty, staffId, startsAt: plusHours(now, from), endsAt: plusHours(now, to) },
  })
  const asked = async (given: Parameters<typeof swap>[2], taker: string) =>
    faults(await swap(world.deps, 'demo', given, taker))

  it('is between two people', async () => {
    expect(await asked({ from: give('dr-lee', 1, 2) }, 'dr-lee')).toEqual([
      { pointer: '/with', detail: 'This is the same person: choose a colleague.' },
    ])
  })

  it('says which of the two stretches is wrong', async () => {
    const over = { detail: 'It is over already.' }
    const [past, ahead] = [give('dr-lee', -2, -1), give('dr-lee', 1, 2)]
    expect(await asked({ from: past, back: give('dr-hale', 1, 2) }, 'dr-hale')).toEqual([
      { pointer: '/endsAt', ...over },
    ])
    expect(await asked({ from: ahead, back: give('dr-hale', -2, -1) }, 'dr-hale')).toEqual([
      { pointer: '/back/endsAt', ...over },
    ])
  })

  it('is of what each has', async () => {
    expect(await asked({ from: give('dr-hale', 1, 2) }, 'nurse-kim')).toEqual([
      { pointer: '/startsAt', detail: 'Dr Hale is not on-call throughout it.' },
    ])
    expect(await asked({ from: give('dr-lee', 1, 2), back: give('dr-hale', 3, 4, 'backup') }, 'dr-hale')).toEqual([
      { pointer: '/back/startsAt', detail: 'Dr Hale is not backup throughout it.' },
    ])
  })

  it('gives each what the other had', async () => {
    const given = { from: give('dr-lee', 1, 2), back: give('nurse-kim', 3, 4, 'backup') }
    expect(await asked(given, 'nurse-kim')).toBe('changed')
    const { overrides } = (await clinicNow()).rota
    expect(overrides.map(({ duty, staffId }) => [duty, staffId]).sort()).toEqual([
      ['backup', 'dr-lee'],
      ['on-call', 'nurse-kim'],
    ])
  })
})

describe('a paging policy', () => {
  const wider = { ...DEFAULT_POLICY, prompt: { ...DEFAULT_POLICY.prompt, acknowledgeWithinMinutes: 14 } }

  it('that could leave an alert unpaged is refused', async () => {
    const none = { ...DEFAULT_POLICY, prompt: { ...DEFAULT_POLICY.prompt, steps: [] } }
    expect((await setPolicy(world.deps, 'demo', none)).kind).toBe('invalid')
  })

  it('is not saved over what a colleague has saved, unless it is the same', async () => {
    const { versions } = await clinicNow()
    const first = await setPolicy(world.deps, 'demo', wider, versions.policy)
    expect(first).toEqual({ kind: 'changed', policy: wider })
    expect(await setPolicy(world.deps, 'demo', wider, versions.policy)).toEqual(first)
    expect(await setPolicy(world.deps, 'demo', DEFAULT_POLICY, versions.policy)).toEqual({
      kind: 'invalid',
      faults: [
        {
          pointer: '/seen',
          detail:
            'A colleague saved another policy while this page was open. Nothing is lost: what you typed is below. Compare it with theirs, then save again.',
        },
      ],
    })
    expect((await clinicNow()).policy).toEqual(wider)
  })
})

describe('a test page', () => {
  it('goes to a person of the clinic who has a phone', async () => {
    expect(await sendTestPage(world.deps, 'demo', 'dr-who')).toEqual({ kind: 'unknown-staff' })
    expect(await sendTestPage(world.deps, 'other', 'dr-lee')).toEqual({ kind: 'unknown-staff' })
    expect(await sendTestPage(world.deps, 'demo', 'ms-poe')).toEqual({ kind: 'no-phone' })
    expect(await sendTestPage(world.deps, 'demo', 'dr-lee')).toEqual({ kind: 'sent' })
  })

  it('that nobody answers is silent from half an hour on, and is shown without other texts', async () => {
    await sendTestPage(world.deps, 'demo', 'dr-lee')
    await world.settle()
    const asked = async () => {
      const { people } = await findReadiness(world.deps, await clinicNow())
      return people.find(({ staff: { staffId } }) => staffId === 'dr-lee')?.asked
    }
    expect(await asked()).toEqual({ at: now, silent: false, pages: [{ channel: 'sms', state: 'delivered' }] })
    await world.advance(29)
    expect((await asked())?.silent).toBe(false)
    await world.advance(1)
    expect((await asked())?.silent).toBe(true)
    await sendTestPage(world.deps, 'demo', 'dr-lee', 'voice')
    expect((await asked())?.pages.map(({ channel }) => channel)).toEqual(['voice'])
  })
})

it('a clinic without a watch over its rota has nothing due', async () => {
  expect(await watchRota(world.deps, 'demo')).toEqual({ kind: 'nothing-due' })
})

it('a token of a clinic that is not set up is a fault of ours, and not of who asks', async () => {
  const message = 'a token of a clinic that is not set up'
  await expect(setShifts(world.deps, 'other', [shift()])).rejects.toThrow(message)
  await expect(setPolicy(world.deps, 'other', DEFAULT_POLICY)).rejects.toThrow(message)
  await expect(setNotices(world.deps, 'other', { handOver: true })).rejects.toThrow(message)
})
