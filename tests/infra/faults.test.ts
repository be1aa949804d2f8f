import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { faultsIn } from '../../infra/triage/faults.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-rules-'))
  cpSync('templates/warning-signs', folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const change = (from: string, to: string) => {
  const text = readFileSync(join(folder, 'en.json'), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(folder, 'en.json'), text.replace(from, to))
  return text.slice(0, text.indexOf(from)).split('\n').length
}

it('finds nothing wrong with the rules as they are', () => expect(faultsIn(folder)).toEqual([]))

it('names file, line and rule of a pattern that cannot be read', () => {
  const line = change('"diplopia"', '"@nosuchclass diplopia"')
  expect(faultsIn(folder)).toEqual([expect.stringMatching(`^en.json:${line} en-vision: "@nosuchclass diplopia":`)])
})

it('names file, line and rule of a rule with a tier that does not exist', () => {
  const line = change(
    '"id": "en-voice",\n      "concept": "voice",\n      "sign": "voice",\n      "tier": "urgent"',
    '"id": "en-voice", "concept": "voice", "sign": "voice", "tier": "urgnt"',
  )
  expect(faultsIn(folder)).toEqual([`en.json:${line} en-voice: There is no tier "urgnt".`])
})

it('says where a file is no JSON', () => {
  change('"language"', 'language"')
  expect(faultsIn(folder)[0]).toMatch(/^en.json: .*JSON/)
})
