import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStaffText } from '../../../functions/core/alerts/staff-commands.ts'
import { growthOf } from '../../support/growth.ts'

const of = (texts: string) => texts.split('|').map((text) => text.trim())

describe('what staff text back', () => {
  it.each(
    of(
      '41|41 ok|ACK 41|ack41|a41|#41| Ack 41 |Ack. 41|ACK: 41|ack - 41|Acknowledge 41|acknowledged 41|(41)|[41]|"41"|41.|41!|Got it, 41|got it 41|OK 41|41 👍|41 on my way|41 omw|On it: 41|41 calling her now|taking 41|I’ll take 41|41 mine|I have 41|yes, 41|Code 41|alert 41|roger 41|41 thanks|４１|\u200e41|\u202a41\u202c|41\u00a0|\ufeff41|41\ufe0e|4\u200b1|voy 41|41 gracias|41\nThanks',
    ),
  )('"%s" takes the alert', (text) => {
    expect(parseStaffText(text)).toMatchObject({ kind: 'acknowledge', contacted: false, code: '41' })
  })

  it.each(
    of(
      '41 c|41c|41 C.|41, c|41 ok c|contacted 41|41 contacted|41 reached|41: reached her, she is at the ER|41 c she is at the ER|41 spoke with patient|41 c told her to go to the ER if worse|41 c will call again at 9|41 contactado',
    ),
  )('"%s" records contact', (text) => {
    expect(parseStaffText(text)).toMatchObject({ kind: 'acknowledge', contacted: true, code: '41' })
  })

  it.each(
    of(
      "41 contacted, no answer|41 c not reached|41 no answer|41 not reached|41 c no reply|41 called, no answer|41 reached voicemail|41 left a message|41 lvm|41 can't reach her|41 couldn’t get hold of her|41 didn't pick up|41 no contesta|41 went to voicemail|41 unreachable|41 tried calling|41 hasn't answered, not reachable",
    ),
  )('"%s" is an attempt, and no contact', (text) => {
    expect(parseStaffText(text)).toEqual({ kind: 'attempt', code: '41', what: 'no-answer' })
  })

  it.each(
    of(
      "41 can't, in surgery|41 no|41 not me, call Kim|41 wrong|41 min late|41 busy|41 pass|41 unable|41 nope|41 in theatre|41 can’t|not 41|can't take 41|41?|41 who is this|did you take 41?|41 ❌|👎 41|41 later|Kim has 41|41 give to Kim|41 am|41 pm|41 p.m.|be there at 41|41 no puedo|41 sorry|41 reached out to Kim|41 c?|41 c, nobody there|41 reached the wrong person|running 41 late|Liked “EMERGENCY 41 Harbor”",
    ),
  )('"%s" takes nothing, and its code is known', (text) => {
    expect(parseStaffText(text)).toEqual({ kind: 'not-understood', code: '41' })
  })

  it.each(of('hello||+14155550199|41%|$41|41:30|1.41|call me|c|reached|in a meeting'))('"%s" names no alert', (text) =>
    expect(parseStaffText(text)).toEqual({ kind: 'not-understood' }))

  it('no single further word turns a refusal or a missed call into contact', () => {
    const refusals = ["can't", 'no answer', 'not reached', 'nobody', 'voicemail']
    const words = fc.array(fc.constantFrom('ok', 'c', 'contacted', 'reached', 'calling', 'mine', 'her', 'yes'), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(words, fc.constantFrom(...refusals), words, (before, refusal, after) => {
        const said = parseStaffText(['41', ...before, refusal, ...after].join(' '))
        expect(said.kind).not.toBe('acknowledge')
      }),
    )
  })

  it('reads anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(parseStaffText(text).kind).toMatch(/^(acknowledge|attempt|ready|help|not-understood)$/)
      }),
      { numRuns: 10_000 },
    )
  })

  it.each<[string, (size: number) => string]>([
    ['codes', (size) => '41 '.repeat(size)],
    ['spaces', (size) => `41${' '.repeat(size)}c`],
    ['letters', (size) => 'a'.repeat(size)],
  ])('costs no more than grows with its length, of nothing but %s', async (_, text) => {
    expect(await growthOf((size) => parseStaffText(text(size)), 5000)).toBeLessThan(10)
  })

  it.each([
    ['41', '41', false],
    ['41 ok', '41', false],
    ['41 c', '41', true],
    ['41c', '41', true],
    ['ACK 41', '41', false],
    ['ack41', '41', false],
    ['a41', '41', false],
    ['#41', '41', false],
    [' Ack   117 ', '117', false],
    ['ack', undefined, false],
  ])('"%s" takes the alert, with its code and whether the patient was reached', (text, code, contacted) => {
    expect(parseStaffText(text)).toMatchObject({ kind: 'acknowledge', contacted, ...(code ? { code } : {}) })
  })

  it('keeps what stands after a code as a note', () => {
    expect(parseStaffText('41 on my way')).toEqual({
      kind: 'acknowledge',
      code: '41',
      contacted: false,
      note: 'on my way',
    })
  })

  it.each(['hello', 'call me at 415 555 0199', '+14155550199', 'running 10 late', ''])('"%s" takes none', (text) => {
    expect(parseStaffText(text).kind).toBe('not-understood')
  })
})
