/** Limits of plans, agreements and files: exactly at the limit is taken, one more is refused with its field. */
import { describe, expect, it } from 'vitest'
import { agreementFaults } from '../../../functions/core/courses/agreement.ts'
import { type CarePlan, type PlanStep, planFaults } from '../../../functions/core/courses/care-plan.ts'
import { courseBefore, haltOf } from '../../../functions/core/courses/course.ts'
import { stateOf } from '../../../functions/core/courses/import-job.ts'
import { overriddenBy, overrideFaults } from '../../../functions/core/courses/plan-override.ts'
import { headerAt, headerFaults } from '../../../functions/core/courses/table-layout.ts'
import { decodeTable } from '../../../functions/core/courses/table-text.ts'
import { LONGEST_ROW, MOST_ROWS, readTreatmentFile } from '../../../functions/core/courses/treatment-file.ts'
import type { Patient, Treatment } from '../../../functions/core/patients/patient.ts'
import { anAlert } from '../../support/alert-clock.ts'

const NOW = '2026-11-23T18:05:00.000Z'
const LATER = '2026-11-23T18:05:00.001Z'
const aStep = (change: Partial<PlanStep> = {}): PlanStep => ({
  ...{ step: 'check-in-2h', after: 'PT2H', expiresAfter: 'PT6H', channel: 'sms', message: 'check-in' },
  ...{ expectsAnswer: true, safety: true, silence: { remindAfter: 'PT4H', taskAfter: 'PT24H' }, why: 'Reported.' },
  ...change,
})
const aPlan = (...steps: PlanStep[]): CarePlan => ({ plan: 'filler', title: 'F', priority: 1, areas: ['lips'], steps })

describe('a care plan', () => {
  const words = new Set(['check-in', 'aftercare', 'aftercare.subject'])
  const faults = (plan: CarePlan) => planFaults('filler.json', plan, words).map(({ field, detail }) => [field, detail])

  it.each([
    ['PT24H', 'PT48H', []],
    ['PT24H1M', 'P2D', [['silence', 'The reminder comes within 24 hours.']]],
    ['P1D', 'PT48H1M', [['silence', 'The task comes within 48 hours.']]],
  ])('reminds after %s at the latest and asks staff after %s', (remindAfter, taskAfter, said) => {
    expect(faults(aPlan(aStep({ silence: { remindAfter, taskAfter } })))).toEqual(said)
  })

  it('is told everything that is wrong with it, by step and field', () => {
    const { silence: _, ...bare } = aStep({ step: 'b', after: 'soon', message: 'lost', channel: 'email', why: ' ' })
    const plan = { ...aPlan(aStep(), aStep(), bare), plan: 'Filler 2', areas: [] }
    const at = (step: string | undefined, field: string, detail: string) => ({
      ...{ file: 'filler.json', field, detail },
      ...(step ? { step } : {}),
    })
    expect(planFaults('filler.json', plan, words)).toEqual([
      at(undefined, 'plan', 'Lower-case letters and hyphens, such as "neurotoxin".'),
      at(undefined, 'areas', 'Name the areas that the front desk chooses from.'),
      at('check-in-2h', 'step', 'Two steps have this name.'),
      at('b', 'after', '"soon" is no duration such as PT2H or P3D.'),
      at('b', 'message', 'There are no words "lost" in templates/messages.'),
      at('b', 'message', 'An e-mail needs a subject.'),
      at('b', 'silence', 'A step that expects an answer says what silence means, and only such a step.'),
      at('b', 'why', 'Say why at this time, with the source.'),
    ])
  })
})

describe("a clinic's own version of a plan", () => {
  const ground = { languages: ['en', 'es'], words: () => 'Call {emergency}.' }
  const plan = aPlan(
    aStep({ step: 'welcome', after: 'PT0M', safety: false }),
    aStep(),
    aStep({ step: 'check-in-3d', after: 'P3D', safety: false }),
  )
  const faults = (step: string, after: string) => overrideFaults(plan, { [step]: { after } }, ground)

  it('moves a check-in by 180 days at most', () => {
    expect(faults('check-in-3d', 'P180D')).toEqual([])
    expect(faults('check-in-3d', 'P180DT1M')).toEqual([
      { pointer: '/steps/check-in-3d/after', detail: 'This can be at most 180 days after the treatment.' },
    ])
  })

  it('asks about danger signs no later than the plan, and welcomes at once', () => {
    expect(faults('check-in-2h', 'PT2H')).toEqual([])
    expect(faults('check-in-2h', 'PT1H')).toEqual([])
    expect(faults('check-in-2h', 'PT2H1M')).toEqual([
      {
        pointer: '/steps/check-in-2h/after',
        detail: 'Danger signs are asked about no later than the plan has it: 2 hours after the treatment.',
      },
    ])
    expect(faults('welcome', 'PT0M')).toEqual([])
    expect(faults('welcome', 'PT1M')).toEqual([
      { pointer: '/steps/welcome/after', detail: 'The first text is sent right away.' },
    ])
    expect(faults('check-in-9d', 'P9D')).toEqual([
      { pointer: '/steps/check-in-9d', detail: 'The plan "filler" has no such step.' },
    ])
  })

  it('changes what it names, once two people have signed it, and nothing else', () => {
    const steps = { 'check-in-3d': { after: 'P4D' }, welcome: { off: true } }
    const signature = { staffId: 'dr-lee', name: 'Dr Lee', at: NOW }
    const signed = (...signedBy: (typeof signature)[]) =>
      overriddenBy({ filler: plan, peel: plan }, [{ plan: 'filler', steps, signedBy }])
    expect(signed(signature)).toEqual({ filler: plan, peel: plan })
    expect(signed(signature, { ...signature, staffId: 'dr-hale' })).toEqual({
      filler: { ...plan, steps: [plan.steps[1], { ...plan.steps[2], after: 'P4D' }] },
      peel: plan,
    })
    const words = { channel: 'email' as const, texts: { en: 'Hi' } }
    const approved = [signature, { ...signature, staffId: 'dr-hale' }]
    expect(
      overriddenBy({ filler: plan }, [{ plan: 'filler', steps: { 'check-in-3d': words }, signedBy: approved }]),
    ).toEqual({
      filler: { ...plan, steps: [plan.steps[0], plan.steps[1], { ...plan.steps[2], ...words }] },
    })
  })
})

describe('an agreement for all rows', () => {
  const faults = (length: number, sms = true) =>
    agreementFaults({ statement: 'x'.repeat(length), sms, email: false }, { statement: '/statement', channels: '/for' })

  it('says in ten to five hundred characters what it is, and for which channels', () => {
    expect([faults(10), faults(500)]).toEqual([[], []])
    for (const length of [9, 501])
      expect(faults(length)).toMatchObject([
        { pointer: '/statement', detail: expect.stringContaining('in 10 to 500 characters') },
      ])
    expect(faults(10, false)).toMatchObject([{ pointer: '/for' }])
  })
})

describe('a course', () => {
  const outcome = (course: 'hold' | 'end' | 'resume', at: string) => ({
    ...anAlert('urgent').alert,
    outcome: { outcome: 'advice-by-phone', note: 'ok', by: 'dr-lee', name: 'Dr Lee', course, at } as const,
  })

  it('is halted where it was logged by the instant of the outcome, and not where it began after it', () => {
    const halted = (loggedAt: string, course?: Patient['course']) =>
      haltOf({ course } as Patient, { loggedAt } as Treatment, [outcome('hold', NOW)])
    expect(halted(NOW, 'hold')).toBe('hold')
    expect(halted(LATER, 'hold')).toBeUndefined()
    expect(halted(NOW, 'end')).toBeUndefined()
    expect(halted(NOW)).toBeUndefined()
  })

  it('is as the latest outcome that speaks of it left it', () => {
    expect(courseBefore([outcome('end', LATER), outcome('hold', NOW)])).toBe('end')
    expect(courseBefore([outcome('end', NOW), outcome('hold', LATER)])).toBe('hold')
    expect(courseBefore([outcome('end', NOW), outcome('resume', LATER)])).toBeUndefined()
    expect(courseBefore([anAlert('urgent').alert])).toBeUndefined()
  })
})

describe('an import', () => {
  const job = { ...{ importId: 'i', clinicId: 'demo', by: 'r', startedAt: NOW, timers: {}, expiresAt: NOW }, rows: 2 }

  it('is done with its last row', () => {
    expect([0, 1, 2].map((done) => stateOf({ ...job, done }))).toEqual(['working', 'working', 'done'])
    expect(stateOf({ ...job, done: 1, cancelled: { at: NOW, by: 'r' } })).toBe('cancelled')
  })

  const HEADER = 'name,phone,performed_at,procedures,consent_sms'
  const ROW = 'Ana Ruiz,+14155550123,2026-11-23T18:05:00Z,neurotoxin: glabella,yes'

  it('takes five thousand rows, and a row of fifteen hundred characters', () => {
    const most = readTreatmentFile(`${HEADER}\n${`${ROW}\n`.repeat(MOST_ROWS)}`)
    expect('rows' in most && most.rows.length).toBe(5000)
    expect(readTreatmentFile(`${HEADER}\n${`${ROW}\n`.repeat(MOST_ROWS + 1)}`)).toMatchObject({
      faults: [{ pointer: '', detail: '5001 rows, at most 5000: send the file in parts.' }],
    })
    const long = (length: number) => `${'A'.repeat(length - ROW.length)}${ROW}`
    expect(readTreatmentFile(`${HEADER}\n${long(LONGEST_ROW)}`)).toMatchObject({ rows: [{ line: 2 }] })
    expect(readTreatmentFile(`${HEADER}\n${long(LONGEST_ROW + 1)}`)).toMatchObject({
      faults: [{ pointer: '/line/2', detail: 'Line 2 is longer than 1500 characters.' }],
    })
  })

  it('shows the first three rows of a header that it does not know, where it may be a table of visits', () => {
    const rows = ['a,b', 'c,d', 'e,f', 'g,h'].join('\n')
    const names = ['visit', 'gadget']
    expect(readTreatmentFile(`visit,gadget\n${rows}`)).toMatchObject({
      unknown: {
        names,
        samples: [
          ...[
            ['a', 'b'],
            ['c', 'd'],
            ['e', 'f'],
          ],
        ],
      },
    })
    const wide = (columns: number) =>
      `${Array.from({ length: columns }, (_, i) => `gadget ${i}`).join(',')}\n${'x,'.repeat(columns)}`
    const asked = (text: string) => Object.hasOwn(readTreatmentFile(text), 'unknown')
    expect([asked(wide(200)), asked(wide(201))]).toEqual([true, false])
    expect([asked('gadget\nx'), asked('gadget,visit'), asked('gadget,visit\nx,y')]).toEqual([false, false, true])
  })

  it('looks for the header below ten lines at most, each of one cell', () => {
    const header = HEADER.split(',')
    const below = (...lines: string[][]) => headerAt([...lines, header], [])
    expect(below()).toBe(0)
    expect(below(['Harbor'])).toBe(1)
    expect(below(...Array.from({ length: 9 }, () => ['Harbor', '']))).toBe(9)
    expect(below(...Array.from({ length: 10 }, () => ['Harbor']))).toBe(0)
    expect(below(['Harbor'], ['Ana', 'Ruiz'])).toBe(0)
  })

  it('names twenty columns that it does not know, forty characters of each', () => {
    const faults = headerFaults([...HEADER.split(','), ...Array.from({ length: 21 }, (_, i) => `${i}`.padEnd(50, 'x'))])
    expect(faults).toHaveLength(20)
    expect(faults[0]?.detail).toContain(`"${'0'.padEnd(40, 'x')}"`)
  })

  it('is read whatever the encoding of the spreadsheet', () => {
    const text = 'name,phone\nZoë,1'
    const utf16 = Buffer.from(text, 'utf16le')
    const swapped = Buffer.from(utf16).swap16()
    const marked = (mark: number[], bytes: Uint8Array) => decodeTable(Uint8Array.from([...mark, ...bytes]))
    expect([marked([0xff, 0xfe], utf16), marked([0xfe, 0xff], swapped)]).toEqual([text, text])
    expect([decodeTable(utf16), decodeTable(swapped), decodeTable(Buffer.from(text))]).toEqual([text, text, text])
    expect(decodeTable(Buffer.from(text, 'latin1'))).toBe(text)
    expect(decodeTable(Uint8Array.from([0x50, 0x4b, 3, 4, 0xff]))).toBe('PK\u0003\u0004\u00ff')
    expect(decodeTable(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe('\u00d0\u00cf\u0011\u00e0')
  })
})
