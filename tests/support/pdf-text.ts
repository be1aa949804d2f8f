/** What a reader of a PDF of ours can search and copy: its text, page by page, by the fonts' own maps to Unicode. */
import { inflateSync } from 'node:zlib'

export function pdfPages(file: Buffer): string[] {
  const source = file.toString('latin1')
  const objects = new Map<string, string>()
  for (const [, id = '', body = ''] of source.matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs)) objects.set(id, body)
  const streamOf = (id: string): string => {
    const [, packed = ''] = /stream\n(.*)\nendstream/s.exec(objects.get(id) ?? '') ?? []
    return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
  }
  const fonts = new Map<string, Map<string, string>>()
  for (const body of objects.values())
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, map] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '') ?? []
      if (map) fonts.set(name, unicodeMap(streamOf(map)))
    }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body))
  return pages.map((page) => textOf(streamOf(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? ''), fonts))
}

/** Glyphs as hexadecimal numbers, with the characters that each of them is. */
function unicodeMap(cmap: string): Map<string, string> {
  const map = new Map<string, string>()
  for (const [, first = '', , list = ''] of cmap.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    for (const [i, [, units = '']] of [...list.matchAll(/<([^>]*)>/g)].entries()) {
      const glyph = (Number.parseInt(first, 16) + i).toString(16).padStart(4, '0')
      const codes = units.match(/[\da-f]{4}/gi) ?? []
      map.set(glyph, String.fromCharCode(...codes.map((code) => Number.parseInt(code, 16))))
    }
  return map
}

/** A line for each piece that was written in one go. */
function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined
  const lines: string[] = []
  for (const [, name, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name)
    else {
      const hex = [...(glyphs ?? '').matchAll(/<([\da-f]*)>/g)].map(([, each]) => each).join('')
      lines.push((hex.match(/.{4}/g) ?? []).map((glyph) => font?.get(glyph) ?? '?').join(''))
    }
  }
  return lines.join('\n')
}
