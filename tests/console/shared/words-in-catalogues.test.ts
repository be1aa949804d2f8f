import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const CONSOLE = 'functions/console'
/** Attributes whose value nobody reads. */
const UNREAD = ['class', 'rel', 'd', 'content', 'viewBox', 'sizes', 'allow', 'autocomplete', 'points', 'transform']
/** Names and abbreviations that both languages have, parts of pages, and what programs read. */
const EITHER = /^(Ana Ruiz|SHA-256|Slack|Teams|bar other|Signed out|This clinic is not set up\.|<.*|….*)$/
/** Words of files, which have one language for the programs that read them. */
const OF_FILES = /^review\/figures-page.tsx: [a-z]/
/** What patients write, as examples in a rehearsal. */
const ALLOWED = [
  'rehearsal/phones-panel.tsx: its really hard to swolow',
  'rehearsal/phones-panel.tsx: one eyelid is drooping',
  'rehearsal/phones-panel.tsx: the skin is white and it hurts a lot',
  'rehearsal/phones-panel.tsx: no trouble swallowing, all good',
  'rehearsal/phones-panel.tsx: can I wear makeup today?',
  'rehearsal/phones-panel.tsx: me cuesta mucho tragar',
  'rehearsal/phones-panel.tsx: se me cae un parpado',
  'rehearsal/phones-panel.tsx: la piel esta blanca y me duele mucho',
  'rehearsal/phones-panel.tsx: trago bien, todo bien',
  'rehearsal/phones-panel.tsx: puedo usar maquillaje?',
]

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('words/'))
    .map((name) => join(folder, name))

/** Two words beside each other. */
const isProse = (text: string): boolean => /[A-Za-z’']{2,}[,.:;!?]?\s+\S*[a-z]{2,}/.test(text)

/** Whether the words stand in a catalogue of both languages, wherever it is. */
const isInCatalogue = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && node.expression.getText() === 'catalogue'
    ? true
    : node.parent !== undefined && isInCatalogue(node.parent)

function wordsIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isNewExpression(node)) return
    if (ts.isJsxAttribute(node) && UNREAD.includes(node.name.getText())) return
    if (ts.isJsxText(node) && /[A-Za-z]{2,}/.test(node.text)) found.push(node.text.replace(/\s+/g, ' ').trim())
    if ((ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && !isInCatalogue(node)) {
      const text = ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
        : node.text
      if (isProse(text)) found.push(text.replace(/\s+/g, ' ').trim())
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found.map((text) => `${path.slice(CONSOLE.length + 1)}: ${text}`)
}

it('no page of the console holds words of its own: each stands in a catalogue, in both languages', () => {
  const files = filesIn(CONSOLE)
  expect(files.length).toBeGreaterThan(100)
  const found = files.flatMap(wordsIn)
  const isWord = (each: string) => !EITHER.test(each.split(': ').slice(1).join(': ')) && !OF_FILES.test(each)
  expect(found.filter((each) => isWord(each) && !ALLOWED.includes(each))).toEqual([])
})
