import { expect, it } from 'vitest'
import { wallTime } from '../../functions/core/time.ts'
import { checkout } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

const COURSES = [
  { title: 'Neurotoxin, glabella, in English', plan: 'neurotoxin', areas: ['glabella'], language: 'en' },
  { title: 'Filler, lips, in Spanish', plan: 'filler', areas: ['lips'], language: 'es' },
]
const DAYS = 14

/** What a patient who answers "1" to each check-in gets in two weeks, as it arrived. `vitest -u` writes the page anew. */
async function told({ title, plan, areas, language }: (typeof COURSES)[number]): Promise<string> {
  const world = await aWorld()
  await checkout(world, {
    patient: { language, email: 'ana@example.com' },
    consent: { sms: true, email: true },
    procedures: [{ plan, areas }],
  })
  const answered = new Set<string>()
  const lines: string[] = []
  const note = () => {
    for (const message of world.arrived.slice(lines.length)) {
      const { date, time } = wallTime(message.at, 'America/Los_Angeles')
      const words =
        message.channel === 'email'
          ? `e-mail, "${message.subject}":\n\n  > ${message.text.replaceAll('\n', '\n  > ')}\n`
          : message.text
      lines.push(`- **${date} ${time}** ${words}`)
    }
  }
  note()
  for (let hour = 0; hour < DAYS * 24; hour++) {
    await world.advanceHours(1)
    note()
    const last = world.at(ANA).at(-1)
    if (!last || answered.has(last.at) || !/ 1 .* 2 .* 3 /.test(last.text)) continue
    answered.add(last.at)
    await world.text(ANA, '1')
    note()
  }
  return `## ${title}\n${lines.join('\n')}\n`
}

it('the two courses in the docs are what patients get', async () => {
  const courses = await Promise.all(COURSES.map(told))
  const page = [
    '# Two courses',
    'Fourteen days as they arrive on the phone of a patient who answers "1" to each check-in, on the clock of Los Angeles.',
    'Treated on Monday at 10:05. The answers to "1" are shown too.',
    '',
    ...courses,
  ].join('\n')
  await expect(page).toMatchFileSnapshot('../../docs/courses.md')
})
