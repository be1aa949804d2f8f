import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Approval, CONTENTS, hashOf, unapproved } from '../../infra/approvals.ts'

const signed = (content: string, by: string): Approval => ({
  content,
  hash: hashOf(content),
  by,
  licence: 'CA A12345',
  on: '2026-11-24',
})
const all = ['Dr Lee', 'Dr Hale'].flatMap((by) => CONTENTS.map((content) => signed(content, by)))
const missing = (given: Approval[]) => unapproved(given).map(({ content }) => content)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-approvals-'))
  cpSync('templates', folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

it('takes what two people have signed', () => expect(missing(all)).toEqual([]))

it('takes one person signing twice for one', () =>
  expect(missing([...all.filter(({ by }) => by === 'Dr Lee'), signed('warning-signs', 'Dr Lee')])).toEqual(CONTENTS))

it('forgets an approval when a word of the content changes', () => {
  writeFileSync(join(folder, 'messages/es.json'), '{}')
  expect(hashOf('messages/es.json', folder)).not.toBe(hashOf('messages/es.json'))
  expect(hashOf('messages/en.json', folder)).toBe(hashOf('messages/en.json'))
  expect(missing(all.map((each) => (each.content === 'warning-signs' ? { ...each, hash: 'older' } : each)))).toEqual([
    'warning-signs',
  ])
})

it('counts a file that is added', () => {
  writeFileSync(join(folder, 'warning-signs/fr.json'), '{}')
  expect(hashOf('warning-signs', folder)).not.toBe(hashOf('warning-signs'))
})
