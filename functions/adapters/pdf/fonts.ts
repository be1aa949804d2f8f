/** The fonts of documents: Noto Sans and Noto Emoji, under the SIL Open Font License 1.1. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { FONT_FILES } from './font-files.ts'
import type { Coverage } from './glyph-runs.ts'

/** Set by the bundler alone (infra/bundle.ts). */
declare const RULES_ARE_PACKED: true | undefined

export type Fonts = { bytes: Record<keyof typeof FONT_FILES, Buffer>; covers: Coverage }

let opened: Fonts | undefined

/** Opened by the first document. */
export function fonts(): Fonts {
  opened ??= open()
  return opened
}

function open(): Fonts {
  const bytes = { text: read(FONT_FILES.text), bold: read(FONT_FILES.bold), emoji: read(FONT_FILES.emoji) }
  const [text, emoji] = [create(bytes.text) as Font, create(bytes.emoji) as Font]
  return {
    bytes,
    covers: {
      text: (codePoint) => text.hasGlyphForCodePoint(codePoint),
      emoji: (codePoint) => emoji.hasGlyphForCodePoint(codePoint),
    },
  }
}

function read(file: string): Buffer {
  if (typeof RULES_ARE_PACKED === 'undefined') return readFileSync(createRequire(import.meta.url).resolve(file))
  return readFileSync(join(fileURLToPath(new URL('.', import.meta.url)), file.split('/').at(-1) ?? ''))
}
