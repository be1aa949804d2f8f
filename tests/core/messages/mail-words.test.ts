import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundsAutomatic, withoutBoilerplate, withoutMadeBy } from '../../../functions/core/messages/automatic.ts'
import { htmlText } from '../../../functions/core/messages/html-text.ts'
import { ownWords, strangersIn, withoutOurs } from '../../../functions/core/messages/own-words.ts'
import { splitMail, unflowed } from '../../../functions/core/messages/quoted.ts'
import { growthOf, timesAsDear } from '../../support/growth.ts'

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
const RUNS = { numRuns: 10_000 }

/** Pieces of which mails are made, and marks that readers trip over. */
const piece = fc.constantFrom(
  ...[
    'I cant swallow',
    'All good',
    'Thanks',
    '> ',
    '>',
    '-- ',
    '--',
    '\n',
    '\r\n',
    ' \n',
    '\n\n\n',
    '________________',
    '*',
  ],
  ...[
    'On Mon, Nov 23, 2026 Harbor Clinic wrote:',
    'El 23 nov escribió:',
    'On ',
    'wrote:',
    '-----Original Message-----',
  ],
  ...[
    'From: Harbor',
    'Sent: Monday',
    'To: Ana',
    'Subject: Re',
    'De: x',
    '<care@harbor.example>:',
    'If you are ill call 911.',
  ],
  ...['Sent from my iPhone', '\u200b', '\ufeff', '\u202e', '😀', '?', '. ', 'ticket 12'],
)
const mail = fc.array(fc.oneof({ weight: 5, arbitrary: piece }, fc.string({ maxLength: 12, unit: 'binary' })), {
  maxLength: 30,
})

describe('a plain mail', () => {
  it('is split without losing or inventing a word', () => {
    fc.assert(
      fc.property(mail, (pieces) => {
        const text = pieces.join('')
        const { own, cut } = splitMail(text)
        expect(wordsOf(`${own}\n${cut}`).sort()).toEqual(wordsOf(text).sort())
      }),
      RUNS,
    )
  })

  it('keeps its words when its lines are joined', () => {
    fc.assert(
      fc.property(mail, (pieces) => {
        const text = pieces.join('')
        expect(wordsOf(unflowed(text)).join('')).toBe(wordsOf(text).join(''))
      }),
      RUNS,
    )
  })

  it('is read by every later reader, whatever it is', () => {
    const ours = ownWords(['Thank you for your visit to us. Call 911 at once if your face droops, or if you faint.'])
    fc.assert(
      fc.property(mail, (pieces) => {
        const text = pieces.join('')
        for (const read of [
          withoutBoilerplate,
          (said: string) => withoutMadeBy(said, () => false),
          (said: string) => withoutOurs(said, ours),
        ])
          expect(wordsOf(read(text)).length).toBeLessThanOrEqual(wordsOf(text).length)
        strangersIn(text, ours)
        soundsAutomatic(text)
      }),
      RUNS,
    )
  })

  it.each([
    ['\n', 64 * 1024],
    ['>', 64 * 1024],
    ['> \n', 20_000],
    ['On 1 ', 13_000],
    ['On 1\n', 13_000],
    ['From: a\n', 8_000],
    ['________\n', 7_000],
    [' ', 64 * 1024],
    ['a.', 32_000],
    ['<a@b ', 13_000],
    ['if you call 911 ', 4_000],
    ['-', 64 * 1024],
  ])('of %j, up to ×%i, is read at a cost that grows with its length', async (unit, count) => {
    const read = (size: number) => {
      const text = unit.repeat(size)
      const { own, cut } = splitMail(unflowed(text))
      const ours = ownWords([text])
      withoutBoilerplate(withoutMadeBy(withoutOurs(own, ours), () => false))
      strangersIn(cut, ours)
    }
    // 64 where it is linear, 4096 where it is a square: a long way, so that a step where it outgrows a cache is a small part.
    expect(await growthOf(read, count / 64, 64)).toBeLessThan(512)
  })
})

describe('a mail in HTML', () => {
  const node = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        'can&rsquo;t',
        'p&aacute;rpado',
        'ca<wbr>n',
        'a&nbsp;b',
        'word',
        '&#39;',
        '&lt;b&gt;',
        '<br>',
        '<hr>',
        '<img src=x>',
      ),
      fc
        .tuple(
          fc.constantFrom('div', 'p', 'blockquote', 'span', 'td', 'li', 'b', 'center', 'font', 'o:p'),
          fc.array(tie('node'), { maxLength: 4 }),
        )
        .map(([name, inner]) => `<${name} class="x">${inner.join('')}</${name}>`),
    ),
  })).node

  it('keeps every word, with its letters decoded', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), (nodes) => {
        const html = nodes.join(' ')
        const text = htmlText(html)
        for (const [entity, word] of [
          ['can&rsquo;t', 'can’t'],
          ['p&aacute;rpado', 'párpado'],
          ['ca<wbr>n', 'can'],
        ] as const)
          if (html.includes(entity)) expect(text).toContain(word)
        expect(text).not.toMatch(/&(rsquo|aacute|nbsp);|<div|<p/)
      }),
      RUNS,
    )
  })

  it('never throws and never shows a script, however it is broken', () => {
    const broken = fc.array(
      fc.oneof(
        fc.constantFrom(
          '<',
          '>',
          '</',
          '<div',
          '<div>',
          '</div>',
          '<blockquote>',
          '&',
          '&#x',
          '&amp',
          '<!--',
          '-->',
          '<style>',
          '</style>',
          '<script>911</script>',
          '"',
          '=',
          '<p class="',
          'word',
        ),
        fc.string({ maxLength: 8 }),
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(broken, (parts) => {
        expect(typeof htmlText(parts.join(''))).toBe('string')
      }),
      RUNS,
    )
    expect(htmlText('<style>911</style><script>911</script><title>911</title>well')).toBe('well')
  })

  const nothingBut = (unit: string, size: number) => unit.repeat(Math.floor(size / unit.length))

  it.each([
    '<',
    '</div>',
    '&',
    '&amp;',
    '<!--',
    '<a href="',
    '<br>',
    '<p',
    '\n',
    '<div class="gmail_quote">',
  ])('of %j alone is read at a cost that grows with its length', async (unit) => {
    // As above: 64 where it is linear.
    expect(await growthOf((size) => htmlText(nothingBut(unit, size)), 2_000, 64)).toBeLessThan(512)
  })

  // The parser moves all its open elements at each new one: a square, of so small a part that these lengths do not feel it.
  it.each(['<div>', '<blockquote>'])('of %j alone costs about what a letter of its length does', async (unit) => {
    const letter = nothingBut('<p>It hurts a little more than yesterday.</p>\n', 128_000)
    expect(await timesAsDear(htmlText, nothingBut(unit, 128_000), letter)).toBeLessThan(50)
  })
})
