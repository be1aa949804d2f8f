/** What staff see of a patient's messages and alerts: what is left out looks as if it had not happened. */
import { describe, expect, it } from 'vitest'
import { HISTORY_LENGTH, note } from '../../../functions/core/alerts/history.ts'
import type { PaperBlock } from '../../../functions/core/paper.ts'
import { content } from '../../../functions/runtime/content.ts'
import { conversation } from '../../../functions/use-cases/patients/conversation.ts'
import { alertBlocks } from '../../../functions/use-cases/patients/paper-alerts.ts'
import { timeline } from '../../../functions/use-cases/patients/timeline.ts'
import { recordWords } from '../../../functions/use-cases/wording/record-language.ts'
import { anAlert, NOON } from '../../support/alert-clock.ts'
import { checkout, theAlert } from '../../support/stories.ts'
import { ANA, aWorld } from '../../support/world.ts'

describe('the messages of a patient', () => {
  it('name the alert that they opened, and those alone do', async () => {
    const world = await aWorld()
    const { patientId } = await checkout(world)
    await world.text(ANA, 'thanks')
    await world.text(ANA, 'i cant swallow')
    const { alertId } = await theAlert(world)
    const shown = (await conversation(world.deps, 'demo', patientId)) ?? []
    const received = shown.filter(({ direction }) => direction === 'in')
    expect(received.map((message) => [message.text, message.alertId])).toEqual([
      ['thanks', undefined],
      ['i cant swallow', alertId],
    ])
  })

  it('say when each is due', async () => {
    const world = await aWorld()
    const { patientId, followUps } = await checkout(world)
    const { events = [] } = (await timeline(world.deps, 'demo', patientId)) ?? {}
    const planned = events.filter(({ kind }) => kind === 'follow-up-planned')
    expect(planned.map((event) => 'dueAt' in event && event.dueAt).sort()).toEqual(
      followUps.map(({ dueAt }) => dueAt).sort(),
    )
  })
})

describe.each(['en', 'es'] as const)('an alert on paper in %s', (language) => {
  const words = recordWords(language)
  const linesWith = (events: number): string[] => {
    let { alert } = anAlert('urgent')
    while (alert.history.length < Math.min(events, HISTORY_LENGTH))
      alert = note(alert, NOON, { kind: 'paged', staffIds: ['dr-lee'] } as never)
    const writing = { words, when: (at: string) => at, name: (id: string) => id, signs: content().signs }
    return alertBlocks(alert, writing).flatMap((block: PaperBlock) => ('lines' in block ? block.lines : []))
  }

  it('says so where its beginning is no longer kept', () => {
    expect(linesWith(HISTORY_LENGTH)).toContain(words.alert.truncated)
    expect(linesWith(HISTORY_LENGTH - 1)).not.toContain(words.alert.truncated)
    expect(words.alert.truncated).toContain(`${HISTORY_LENGTH}`)
  })
})
