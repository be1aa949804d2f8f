/**
 * A deploy is rolled back in the middle of open alerts: a later version has written items, with fields, kinds of items and
 * kinds of events that this one does not know. They stay as they are, and stand in nobody's way.
 */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { actOnAlert } from '../../functions/use-cases/alerts/act-on-alert.ts'
import { auditAlerts } from '../../functions/use-cases/alerts/audit-alerts.ts'
import { openLink } from '../../functions/use-cases/alerts/open-link.ts'
import { timeline } from '../../functions/use-cases/patients/timeline.ts'
import { listener, openAlerts } from '../support/stories.ts'
import { aWorld, HALE, type Kept, KIM, LEE } from '../support/world.ts'
import { codeOf, midWork, PEOPLE } from './story.ts'

const { items, now } = await midWork().then(async (world) => ({ items: await world.everything(), now: world.now() }))

const lee = { staffId: 'dr-lee', name: 'Dr Lee', role: 'clinician' } as const

/** A field that no version has, of any shape. */
const ofLater = fc.record({
  later: fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant({ deep: [1, null, 'x'] })),
})

/** The item as a later version may have written it: one more field, in each entry of its history too. */
const withLater = ({ value, ...item }: Kept, more: object): Kept => ({
  ...item,
  value: {
    ...value,
    ...more,
    ...(Array.isArray(value.history)
      ? { history: value.history.map((entry) => ({ ...(entry as object), ...more })) }
      : {}),
  },
})

/** An event that this version does not know, in the history of each alert. */
const withEvent = (item: Kept): Kept =>
  item.key.sk.startsWith('ALERT#') && Array.isArray(item.value.history)
    ? {
        ...item,
        value: {
          ...item.value,
          history: [...item.value.history, { kind: 'whispered', at: now, to: 'x' }],
        },
      }
    : item

/** An item of a kind that this version does not know, beside those that there are; one of them is due. */
const besides = ({ key: { pk } }: Kept): Kept[] => [
  { key: { pk, sk: 'LATER#1' }, value: { kind: 'later', at: now }, found: {} },
  {
    key: { pk, sk: 'LATER#2' },
    value: { kind: 'later', at: now, state: 'planned' },
    found: { due: { lane: 'urgent', at: now } },
  },
]

const nameOf = ({ key: { pk, sk } }: Kept) => `${pk} ${sk}`

it('fields and kinds of a later version are kept, and every alert is paged, taken, reached and ended', async () => {
  await fc.assert(
    fc.asyncProperty(ofLater, async (more) => {
      const partitions = new Map(items.map((item) => [item.key.pk, item]))
      const written = [
        ...items.map((item) => withLater(withEvent(item), more)),
        ...[...partitions.values()].flatMap(besides),
      ]
      const world = await aWorld({ now, items: written, clinics: [], seed: 23 })
      const hears = listener(world)
      expect(await auditAlerts(world.deps)).toMatchObject({ faults: 0 })

      // Pages go on, their links open, a code of the version before takes an alert, and each comes to its end.
      await world.advance(6)
      for (const phone of [LEE, KIM, HALE]) expect(hears(phone).length).toBeGreaterThan(0)
      // What only the later version knows waits for it, and its lateness is seen.
      await auditAlerts(world.deps)
      expect(world.logged).toContainEqual({ event: 'audit-fault', kind: 'tick-late' })
      for (const { key } of items.filter(({ key }) => key.pk.startsWith('LINK#')))
        expect(await openLink(world.deps, key.pk.slice('LINK#'.length))).not.toEqual({ kind: 'gone' })
      await world.text(LEE, await codeOf(world, PEOPLE.pages))
      expect((await openAlerts(world)).find(({ tier }) => tier === 'emergency')?.acknowledgedBy).toMatchObject({
        staffId: 'dr-lee',
      })
      for (const { alertId } of await openAlerts(world)) {
        await actOnAlert(world.deps, 'demo', alertId, { kind: 'contacted' }, lee)
        await actOnAlert(
          world.deps,
          'demo',
          alertId,
          { kind: 'resolve', resolution: { outcome: 'seen', note: '' } },
          lee,
        )
      }
      expect(await openAlerts(world)).toEqual([])
      await world.advanceHours(26)
      for (const { key, value } of items)
        if (key.sk === 'PROFILE' && value.personId)
          expect((await timeline(world.deps, 'demo', String(value.personId)))?.events.length).toBeGreaterThan(0)

      // Whatever is still there has what it had, and so has each entry of its history from before the rollback.
      const holds = (each: unknown) => isDeepStrictEqual((each as typeof more).later, more.later)
      const after = new Map((await world.everything()).map((item) => [nameOf(item), item.value]))
      const lost = written.filter((item) => {
        if (item.key.sk.startsWith('LATER#')) return !after.has(nameOf(item))
        const left = after.get(nameOf(item))
        const history = [left?.history ?? []].flat().filter((entry) => (entry as { at: string }).at < now)
        return left !== undefined && ![left, ...history].every(holds)
      })
      expect(lost.map(nameOf)).toEqual([])
    }),
    { numRuns: 3 },
  )
})
