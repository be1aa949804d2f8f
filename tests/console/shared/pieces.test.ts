import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedPieces, withDigests } from '../../../functions/console/shared/pieces.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Rows as pages have them: of several elements, some within others, with attributes that hold `>`. */
const row = fc
  .tuple(
    fc.constantFrom('li', 'a', 'p'),
    fc.nat(30),
    fc.constantFrom('', '<em>x</em>', '<ul><li title="a>b">y</li></ul>'),
  )
  .map(([tag, id, inside]) => `<${tag} data-piece class="row" id="r${id}">row ${id}${inside}</${tag}>`)
const between = fc.constantFrom('', '', '<h2>Tasks (3)</h2>', '<details open><summary>more</summary>', '</details><ul>')
const part = fc
  .array(fc.tuple(between, row), { maxLength: 25 })
  .map((all) => `<div>${all.map(([gap, each]) => gap + each).join('')}</div>`)

const digestsIn = (html: string): string[] => [...html.matchAll(/data-piece="([^"]+)"/g)].map(([, each]) => each ?? '')

/** What the page's script makes of an answer, in text: each run that is kept stands where the answer says. */
function filledIn(answer: string, shownHtml: string): string {
  const pieces = [
    ...shownHtml.matchAll(/<(\w+) data-piece="[^"]+" class="row" id="r\d+">.*?<\/\1>(?=<(?!\/(?:ul|li)>)|$)/g),
  ]
  const digests = digestsIn(shownHtml)
  const textOf = new Map(pieces.map(([text], at) => [digests[at], text]))
  return answer.replace(/<template data-keep="(\d+) (\d+)"><\/template>/g, (_, from, count) =>
    digests
      .slice(Number(from), Number(from) + Number(count))
      .map((each) => textOf.get(each))
      .join(''),
  )
}

describe('pieces of a part', () => {
  it('makes of what a page shows and of the answer just what the part is now', () => {
    fc.assert(
      fc.property(part, part, (before, now) => {
        const shown = withDigests(before, sha256)
        const answer = changedPieces(now, sha256, digestsIn(shown).join(''))
        expect(filledIn(answer, shown)).toBe(withDigests(now, sha256))
      }),
    )
  })

  it('sends all of it to a page that names nothing, or what no page shows', () => {
    fc.assert(
      fc.property(part, fc.constantFrom('', '!!', 'aaaaaaaabbbbbbbb'), (now, shown) => {
        expect(changedPieces(now, sha256, shown)).toBe(withDigests(now, sha256))
      }),
    )
  })

  it('keeps a row of which only a clock has moved on, and no row twice', () => {
    const clock = (text: string) => `<li data-piece>since <span class="running" data-since="x">${text}</span></li>`
    const shown = digestsIn(withDigests(clock('1 min'), sha256)).join('')
    expect(changedPieces(clock('2 min'), sha256, shown)).toBe('<template data-keep="0 1"></template>')
    const twice = changedPieces(clock('2 min') + clock('3 min'), sha256, shown)
    expect(twice).toMatch(/^<template data-keep="0 1"><\/template><li data-piece="[\w-]{8}">since/)
  })
})
