/**
 * Pieces of a part: elements marked with `data-piece` as their first attribute, such as the rows of a list. An open page names
 * the digests of those that it shows, and is sent only the others; for the rest stands where they are in what it named.
 */
import { partDigest } from './part-digest.ts'

type Hash = (text: string) => string

/** Characters of base64url: 48 bits, so that among some hundred rows no two are taken for each other. */
const DIGEST_LENGTH = 8
const OPENING = /<(\w+) data-piece(?=[ >])/g

/** Where the element that begins at `start` ends. Rendered text and attributes hold no `<`. */
function endOf(html: string, tag: string, start: number): number {
  const tags = new RegExp(`<(/?)${tag}\\b`, 'g')
  tags.lastIndex = start
  let depth = 0
  for (let found = tags.exec(html); found; found = tags.exec(html)) {
    depth += found[1] ? -1 : 1
    if (depth === 0) return html.indexOf('>', found.index) + 1
  }
  return html.length
}

type Cut = { between: string } | { digest: string; piece: string }

function cut(html: string, sha256: Hash): Cut[] {
  const cuts: Cut[] = []
  let at = 0
  for (const { 0: opening, 1: tag = '', index } of html.matchAll(OPENING)) {
    if (index < at) continue
    const end = endOf(html, tag, index)
    const digest = Buffer.from(partDigest(html.slice(index, end), sha256), 'hex')
      .toString('base64url')
      .slice(0, DIGEST_LENGTH)
    const piece = `${opening}="${digest}"${html.slice(index + opening.length, end)}`
    cuts.push({ between: html.slice(at, index) }, { digest, piece })
    at = end
  }
  return [...cuts, { between: html.slice(at) }]
}

/** The same with each piece's digest in it, for the first look at a page. */
export const withDigests = (html: string, sha256: Hash): string =>
  cut(html, sha256)
    .map((each) => ('piece' in each ? each.piece : each.between))
    .join('')

/** The part for a page that shows `shown`: digests in the order of the page, without anything between them. */
export function changedPieces(html: string, sha256: Hash, shown: string): string {
  const left: (string | undefined)[] = shown.match(/[\w-]{8}/g) ?? []
  let answer = ''
  let kept: { from: number; count: number } | undefined
  const close = () => {
    if (kept) answer += `<template data-keep="${kept.from} ${kept.count}"></template>`
    kept = undefined
  }
  for (const each of cut(html, sha256)) {
    const at = 'digest' in each ? left.indexOf(each.digest) : -1
    if (at >= 0) {
      left[at] = undefined
      if (kept && kept.from + kept.count === at) kept.count++
      else {
        close()
        kept = { from: at, count: 1 }
      }
    } else if ('piece' in each || each.between !== '') {
      close()
      answer += 'piece' in each ? each.piece : each.between
    }
  }
  close()
  return answer
}
