/** A printed record goes to patients and courts: no heading or reason in it may be empty, in either language. */
import { expect, it } from 'vitest'
import { OUTBOUND_CAUSES } from '../../../functions/use-cases/wording/cause-text.ts'
import { recordWordsEn } from '../../../functions/use-cases/wording/record-words-en.ts'
import { recordWordsEs } from '../../../functions/use-cases/wording/record-words-es.ts'

/** Every word with its place; functions are asked for `kept` and have to say it again. */
function wordsIn(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value === 'function') return [[at, String(value('kept', 'kept'))]]
  return Object.entries(value as object).flatMap(([name, each]) => wordsIn(each, `${at}/${name}`))
}

it.each([
  ['English', recordWordsEn],
  ['Spanish', recordWordsEs],
  ['causes', OUTBOUND_CAUSES],
])('%s has a word of its own at each place', (_, words) => {
  for (const [at, word] of wordsIn(words)) expect(word.trim(), at).toMatch(/\p{L}/u)
  const reasons = wordsIn('causes' in words ? words.causes : words).map(([, word]) => word)
  expect(new Set(reasons).size).toBe(reasons.length)
})

it('both languages have the same words, but for the names of plans and areas, which English has as they are', () => {
  const placesOf = (words: object) =>
    wordsIn(words)
      .map(([at]) => at)
      .filter((at) => !/^\/(plans|areas|languages)\//.test(at))
      .sort()
  expect(placesOf(recordWordsEs)).toEqual(placesOf(recordWordsEn))
})

it.each([
  ['check-in-1h', '1-hour check-in', 'control a 1 hora'],
  ['check-in-2h', '2-hour check-in', 'control a 2 horas'],
  ['check-in-1d', 'Day-1 check-in', 'control a 1 día'],
  ['check-in-3d', 'Day-3 check-in', 'control a 3 días'],
  ['check-in-1w', '1-week check-in', 'control a 1 semana'],
  ['check-in-2w', '2-week check-in', 'control a 2 semanas'],
  ['check-in-1m', '1-month check-in', 'control a 1 mes'],
  ['check-in-3m', '3-month check-in', 'control a 3 meses'],
  ['welcome', 'Welcome', 'bienvenida'],
  ['aftercare', 'Aftercare', 'cuidados posteriores'],
  ['cold-sore-advice', 'Cold sore advice', 'cold sore advice'],
])('%s is called %s and %s', (step, en, es) => {
  expect([recordWordsEn.step(step), recordWordsEs.step(step)]).toEqual([en, es])
})

it.each([
  ['stop', 'no recibir más'],
  ['start', 'recibir de nuevo'],
  ['help', 'ayuda'],
  ['wrong-number', 'número equivocado'],
  ['else', 'else'],
])('the keyword %s is read out in both languages', (keyword, es) => {
  expect([recordWordsEn.message.keyword(keyword), recordWordsEs.message.keyword(keyword)]).toEqual([
    ...[`Asked for: ${keyword.replace('-', ' ')}`, `Pidió: ${es}`],
  ])
})
