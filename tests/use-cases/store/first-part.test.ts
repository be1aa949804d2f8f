import { expect, it } from 'vitest'
import { keys } from '../../../functions/core/keys.ts'
import { MOST_WRITES } from '../../../functions/use-cases/ports.ts'
import { firstPart, write } from '../../../functions/use-cases/store/records.ts'

const message = (i: number) => write({ pk: 'CLINIC#demo#PATIENT#p', sk: `OUT#${i}` }, {}, 0)
const link = (i: number) => write(keys.link(`t${i}`), {}, 0)

it('is all that one transaction holds', () => {
  const few = Array.from({ length: MOST_WRITES }, (_, i) => message(i))
  expect(firstPart(few)).toEqual(few)
  expect(firstPart([...few, message(100)])).toEqual(few)
})

it('ends before a message whose link would be left behind', () => {
  const pairs = Array.from({ length: MOST_WRITES }, (_, i) => [message(i), link(i)]).flat()
  expect(firstPart(pairs)).toHaveLength(MOST_WRITES)
  expect(firstPart([message(-1), ...pairs]).at(-1)).toEqual(link(48))
})
