/**
 * `npm run train`: makes `templates/warning-signs/reader.bin` from the labelled replies in `templates/replies/`, the cues in
 * `templates/warning-signs/reader.json`, the words of each meaning and what the rules beside it find. The same inputs give the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { NO_MEANINGS } from '../../functions/core/triage/reader/meanings.ts'
import { type Model, modelBytes } from '../../functions/core/triage/reader/model.ts'
import type { ReaderFile } from '../../functions/core/triage/reader/reader-file.ts'
import { rulesWith } from '../../functions/runtime/compiled-rules.ts'
import { flagsOf } from '../command-line.ts'
import { evaluate } from './training/evaluate.ts'
import { makeReader } from './training/make-reader.ts'
import { openMeanings, readMeanings } from './training/meanings.ts'
import { fingerprint, readReplies } from './training/replies.ts'

const OUT = new URL('../../templates/warning-signs/reader.bin', import.meta.url)
const FILE = new URL('../../templates/warning-signs/reader.json', import.meta.url)
const LEXICONS = ['en.json', 'es.json'].map((name) => new URL(`../../templates/warning-signs/${name}`, import.meta.url))
const USAGE = `Usage: npm run train                  trains on templates/replies/, writes templates/warning-signs/reader.bin (six to twelve minutes)
       npm run train -- --evaluate    writes nothing; prints how triage does on writers that were left out of training`

const { values } = flagsOf(USAGE, { options: { evaluate: { type: 'boolean', default: false } } })
/** Rules find the same under any reader. */
const NO_READER: Model = {
  ...{ heads: [], features: 0, unit: 1, bias: [], calibration: [], trainedOn: '' },
  trees: { facts: [], start: 0, trees: [] },
  ...{ hashes: new Uint32Array(), steps: new Uint8Array(), weights: new Uint8Array(), meanings: NO_MEANINGS },
}

const parsed = (url: URL) => JSON.parse(readFileSync(url, 'utf8'))
const file: ReaderFile = parsed(FILE)
const replies = readReplies()
process.stderr.write(`${replies.length} replies\n`)
const meanings = readMeanings()
const trainedOn = fingerprint(replies, [file.cues, ...LEXICONS.map(parsed), ...meanings])
const { reader, leftOut } = makeReader(
  {
    ...{ replies, cueFile: file.cues, meanings: openMeanings(meanings) },
    ...{ signs: Object.keys(file.signs), rules: rulesWith(NO_READER), trainedOn },
  },
  (done) => process.stderr.write(`${done}\n`),
)
if (values.evaluate) console.log(evaluate(replies, file, leftOut))
else {
  const bytes = modelBytes(reader)
  writeFileSync(OUT, bytes)
  process.stderr.write(`reader.bin: ${reader.features} features, ${bytes.length} bytes\n`)
}
