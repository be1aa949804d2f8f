/** Why a task is there, as people read it: English as it was always said, and the same in Spanish. */
import { describe, expect, it } from 'vitest'
import type { TaskWhy } from '../../../functions/core/alerts/task-why.ts'
import { whyIn } from '../../../functions/use-cases/wording/task-why-words.ts'

const place = { zone: 'America/Los_Angeles', country: 'US' }
const said = (why: TaskWhy, language: 'en' | 'es' = 'en', signs = {}) => whyIn(language, why, { place, signs })
const visit = (source: string, event: 'done' | 'booked', more: object): TaskWhy => ({
  ...{ kind: 'visit', source, event, missing: [], unknown: [], faults: [] },
  ...more,
})

describe('a visit of a booking system', () => {
  it('says in a few sentences why it has to be checked out', () => {
    const long = visit('square', 'done', { missing: ['name', 'procedures', 'phone'], unknown: ['x'.repeat(61)] })
    expect(said(long)).toBe(
      `Square says that a visit is done. It does not say the patient's name, what was done or the phone to text. "${'x'.repeat(60)}" is not in the table of services. Check the patient out; what is known is filled in.`,
    )
    const odd = visit('acuity', 'booked', { unknown: ['1', '2', '3', '4'], faults: ['no-phone', { said: 'Odd.' }] })
    expect(said(odd)).toBe(
      'Acuity does not say when a visit is done: check whether this one took place. "1", "2", "3" are not in the table of services. Its phone is no number that can be texted. Odd. Check the patient out; what is known is filled in.',
    )
    expect(said(odd, 'es')).toBe(
      'Acuity no dice cuándo termina una visita: compruebe si esta se hizo. «1», «2», «3» no están en la tabla de servicios. Su teléfono no es un número al que se pueda escribir. Un dato de la visita no es válido. Registre la visita; lo que se sabe ya está puesto.',
    )
    expect(said(visit('generic', 'done', { missing: ['email'] }), 'es')).toContain(' No dice el correo electrónico. ')
  })
})

it('a doubt names the signs as the reader calls them, and each once', () => {
  const doubt: TaskWhy = { kind: 'doubt', how: 'maybe', signs: ['vision', 'vision', 'odd'] }
  expect(said(doubt, 'en', { vision: 'vision change' })).toBe(
    'The second reader, a language model, is not sure. It may be vision change, odd.',
  )
  expect(said({ ...doubt, signs: [] }, 'es')).toBe(
    'El segundo lector, un modelo de lenguaje, no está seguro. Puede ser: algo.',
  )
})

it('a calendar says what differs, on the clinic’s clock', () => {
  const calendar = { duty: 'on-call', host: 'calendars.example' } as const
  expect(said({ kind: 'calendar-differs', ...calendar, added: 1, gone: 2 })).toBe(
    'The on-call calendar at calendars.example differs from the schedule: 1 shift to add, 2 shifts to remove. Nothing changes until an admin takes it over.',
  )
  const failing = {
    kind: 'calendar-failing',
    ...calendar,
    since: '2026-11-23T18:05:00.000Z',
    because: 'time-out',
  } as const
  expect(said(failing)).toMatch(/can't be read since .*10:05 AM.*: it did not answer in time\. The schedule stays/)
  expect(said(failing, 'es')).toMatch(/no se puede leer desde: .*10:05.* Tardó demasiado\. La guardia sigue igual\.$/)
})
