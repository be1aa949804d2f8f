import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openCues } from '../../../functions/core/triage/reader/cues.ts'
import { eachFeature, wordFeature } from '../../../functions/core/triage/reader/features.ts'
import { MOST_MEANINGS, meaningsOf } from '../../../functions/core/triage/reader/meanings.ts'
import { modelBytes, openModel } from '../../../functions/core/triage/reader/model.ts'
import { plain, tokens } from '../../../functions/core/triage/tokens.ts'
import { openMeanings, readMeanings } from '../../../infra/triage/training/meanings.ts'
import reader from '../../../templates/warning-signs/reader.json' with { type: 'json' }

const files = readMeanings()
const meanings = openMeanings(files)
const cues = openCues(reader.cues)
const of = (word: string) => [...meaningsOf(meanings, wordFeature(word))].sort()

describe('the words of each meaning', () => {
  it('stand under the same meanings in English and in Spanish, and none is empty', () => {
    const [english, spanish] = files.map((file) => Object.keys(file))
    expect(english).toEqual(spanish)
    expect(files.flatMap((file) => Object.values(file)).filter((words) => words.trim() === '')).toEqual([])
  })

  it('are written as the reader sees them, each once', () => {
    for (const [meaning, words] of files.flatMap((file) => Object.entries(file))) {
      const all = words.split(' ')
      expect(new Set(all).size, `a word stands twice under ${meaning}`).toBe(all.length)
      expect(
        all.filter((word) => plain(word) !== word),
        meaning,
      ).toEqual([])
    }
  })

  it('are numbered so that a number fits its byte', () => {
    expect(Object.keys(files[0] ?? {}).length).toBeLessThan(256)
    expect(meanings.of.length).toBe(meanings.words.length * MOST_MEANINGS)
  })
})

describe('a reader that knows meanings', () => {
  it('sees the same in words that it was never taught, in both languages', () => {
    expect(of('throat')).toEqual(of('garganta'))
    expect(of('throat')).not.toEqual([])
    expect(of('zzyzx')).toEqual([])
    const seen = (text: string) => {
      const features = new Set<number>()
      eachFeature(tokens(text), cues, meanings, (feature) => features.add(feature))
      return features
    }
    const [english, spanish] = [seen('my throat burns'), seen('garganta quema')]
    const shared = [...english].filter((feature) => spanish.has(feature))
    // The length of the text, both meanings, and both together.
    expect(shared.length).toBeGreaterThanOrEqual(4)
  })

  it('keeps them in its bytes', () => {
    const model = openModel(readFileSync(new URL('../../../templates/warning-signs/reader.bin', import.meta.url)))
    expect(model.meanings).toEqual(meanings)
    expect(openModel(modelBytes(model))).toEqual(model)
  })
})
