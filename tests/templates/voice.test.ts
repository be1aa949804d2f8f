/** The words of docs/voice.md: what patients and staff read is searched for phrases that were mended once. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** Where texts for patients and staff stand; of functions/http the pages, since the API's own words are for engineers. */
const CODE = ['functions/console', 'functions/core', 'functions/use-cases', 'functions/http']
const API = /^functions\/http\/(?!link|alert-actions)/
/** Words of earlier versions as they are stored, and examples of what a file or a program sends. */
const NOT = [
  'functions/core/messages/upgrade-outbound.ts',
  'functions/core/courses/treatment-file.ts',
  'functions/core/intake/read-generic.ts',
]
const TEXTS = ['templates/messages/en.json', 'templates/messages/es.json', 'templates/messages/staff.json']

/** What is not said, and what is said instead. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/need do nothing/i, "You don't need to do anything."],
  [/until we said so/i, 'say what happened and what to do'],
  [/nobody has (it|taken|this)|pages go on/i, 'No one has taken this. Paging continues.'],
  [/whoever|everybody|somebody|nobody|anybody/i, 'everyone, someone, no one, anyone; or name the person'],
  [/lives in the zone of/i, "Patient's time zone"],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d/, 'a date and a time, like 11/24/2026 6:00 PM'],
  [/\b(IANA|ISO 8601|E\.164|zod|regex|schema|payload|boolean)\b|RFC \d/i, 'no internals'],
  [
    /invalid input|expected (string|boolean|number|array|object)|received (undefined|null|string|number)/i,
    'say what to enter',
  ],
  [
    /\b(secondClinician|spokeTo|tierWas|nextCheckAt|performedAt|externalId|"declined": true)\b/,
    'the name that the page shows',
  ],
  [/\b(to be|be) mended\b|\bmend\b/i, 'fix'],
  [/\brota\b|\bduties with nobody\b/i, 'on-call schedule'],
  [/\b(grey|colour|cancelled|organis|recognis)\b/i, 'the American spelling'],
  [/\bI have it\b/i, 'Take this alert'],
  [/dead letter|redrive|throttl/i, 'message failed; carrier limit'],
  [/text is on its way/i, 'promise only what the system does'],
]

type Text = { at: string; text: string }

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !API.test(path) && !NOT.includes(path))

/** Without the names of fields in a page's HTML. */
const spoken = (text: string): string =>
  text
    .replace(/\bname="\w+"/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Words between spaces: names of fields, classes, paths and keys are no prose. */
const isProse = (text: string): boolean => /[A-Za-z]{2,}[,.:;!?]?\s+\S*[a-z]{2,}/.test(text)

function textsIn(path: string): Text[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const texts: Text[] = []
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) return
    if (
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    ) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      if (isProse(node.text)) texts.push({ at: `${path}:${line + 1}`, text: spoken(node.text) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts
}

const templatesIn = (path: string): Text[] =>
  Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>).map(([id, text]) => ({
    at: `${path} ${id}`,
    text,
  }))

const all = [...CODE.flatMap(filesIn).flatMap(textsIn), ...TEXTS.flatMap(templatesIn)]

describe('what patients and staff read', () => {
  it('is found', () => expect(all.length).toBeGreaterThan(1500))

  it.each(FORBIDDEN)('has no %s', (phrase, better) => {
    expect(all.filter(({ text }) => phrase.test(text)).map(({ at, text }) => `${at}: ${text} → ${better}`)).toEqual([])
  })
})
