/**
 * `npm run train`: makes `templates/warning-signs/reader.bin` from the labelled replies in `templates/replies/` and the cues
 * in `templates/warning-signs/reader.json`. The same inputs give the same bytes, which a test checks by their hash.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { modelBytes } from '../../functions/core/triage/reader/model.ts'
import type { ReaderFile } from '../../functions/core/triage/reader/reader-file.ts'
import { flagsOf } from '../command-line.ts'
import { evaluate } from './training/evaluate.ts'
import { makeReader } from './training/make-reader.ts'
import { readReplies } from './training/replies.ts'

const OUT = new URL('../../templates/warning-signs/reader.bin', import.meta.url)
const FILE = new URL('../../templates/warning-signs/reader.json', import.meta.url)
const USAGE = `Usage: npm run train                  trains on templates/replies/, writes templates/warning-signs/reader.bin (two to five minutes)
       npm run train -- --evaluate    writes nothing; prints how triage does on writers that were left out of training`

const { values } = flagsOf(USAGE, { options: { evaluate: { type: 'boolean', default: false } } })
const file = JSON.parse(readFileSync(FILE, 'utf8')) as ReaderFile
const replies = readReplies()
process.stderr.write(`${replies.length} replies\n`)
const { reader, leftOut } = makeReader(replies, file.cues, Object.keys(file.signs), (done) =>
  process.stderr.write(`${done}\n`),
)
if (values.evaluate) console.log(evaluate(replies, file, leftOut))
else {
  const bytes = modelBytes(reader)
  writeFileSync(OUT, bytes)
  process.stderr.write(`reader.bin: ${reader.features} features, ${bytes.length} bytes\n`)
}
