import { inspect } from 'node:util'
import type { Shortest } from './minimise.ts'

/** The story in a few lines, and as a test to be put into tests/scenarios. */
export function asScenario({ story, played }: Shortest): string {
  const { violations } = played
  const told = story.patients.flatMap(({ name, comesAt, procedures, texts, newPhone }) => [
    `${comesAt} ${name} has ${procedures.map(({ plan }) => plan).join(' and ')}`,
    ...texts.map(({ at, text }) => `${at} ${name} texts "${text}"`),
    ...(newPhone ? [`${newPhone.at} ${name} has another number`] : []),
  ])
  const ends = violations.map(({ at, invariant, what }) => `${at} invariant ${invariant} breaks: ${what}`)
  const title = violations.map(({ invariant, what }) => `invariant ${invariant}: ${what}`)[0] ?? 'no violation'
  return `${[...told.sort(), ...ends].join('\n')}

import { expect, it } from 'vitest'
import { play } from './play.ts'

it(${asLiteral(title)}, async () => {
  const { violations } = await play(${asLiteral(story)})
  expect(violations).toEqual([])
})
`
}

const asLiteral = (value: unknown): string =>
  inspect(value, { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: 116 }).replaceAll(
    '\n',
    '\n  ',
  )
