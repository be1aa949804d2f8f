import ts from 'typescript'

/** One small change of one file: the characters from `start` to `end` are replaced. `line` counts from 1. */
export type Mutant = {
  file: string
  line: number
  operator: string
  start: number
  end: number
  before: string
  after: string
}

/** The file's text with the change in it. */
export const mutated = (source: string, { start, end, after }: Mutant): string =>
  source.slice(0, start) + after + source.slice(end)

const SWAPS = new Map<ts.SyntaxKind, readonly [operator: string, after: string]>([
  [ts.SyntaxKind.LessThanToken, ['boundary', '<=']],
  [ts.SyntaxKind.LessThanEqualsToken, ['boundary', '<']],
  [ts.SyntaxKind.GreaterThanToken, ['boundary', '>=']],
  [ts.SyntaxKind.GreaterThanEqualsToken, ['boundary', '>']],
  [ts.SyntaxKind.AmpersandAmpersandToken, ['and-or', '||']],
  [ts.SyntaxKind.BarBarToken, ['and-or', '&&']],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ['equality', '!==']],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ['equality', '===']],
  [ts.SyntaxKind.PlusToken, ['arithmetic', '-']],
  [ts.SyntaxKind.MinusToken, ['arithmetic', '+']],
  [ts.SyntaxKind.AsteriskToken, ['arithmetic', '/']],
  [ts.SyntaxKind.SlashToken, ['arithmetic', '*']],
])

type Change = { node: ts.Node; operator: string; after: string; end?: number }

/** All mutants of one file, in the order of its text. Types, imports, names of properties and comments have none. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const script = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, script)
  const kinds = kindsOf(tree)
  const mutants: Mutant[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    for (const { node: place, operator, after, end = place.getEnd() } of changesOf(node, tree, kinds)) {
      const start = place.getStart(tree)
      const line = tree.getLineAndCharacterOfPosition(start).line + 1
      mutants.push({ file, line, operator, start, end, before: source.slice(start, end), after })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return mutants
}

function changesOf(node: ts.Node, tree: ts.SourceFile, kinds: readonly string[]): Change[] {
  if (ts.isIfStatement(node)) return ofIf(node, tree)
  if (ts.isConditionalExpression(node))
    return [node.whenTrue, node.whenFalse].map((branch) => ({ node, operator: 'branch', after: text(branch, tree) }))
  if (ts.isBinaryExpression(node)) {
    const [operator, after] = SWAPS.get(node.operatorToken.kind) ?? []
    return operator && after ? [{ node: node.operatorToken, operator, after }] : []
  }
  if (ts.isExpressionStatement(node))
    return [{ node, operator: ts.isAwaitExpression(node.expression) ? 'awaited-call' : 'statement', after: '' }]
  if (ts.isThrowStatement(node)) return [{ node, operator: 'statement', after: '' }]
  if (ts.isNumericLiteral(node)) return ofNumber(node, tree)
  if (ts.isStringLiteral(node)) return ofString(node, kinds)
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0)
    return [{ node, operator: 'empty-array', after: '[]' }]
  if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node)) return ofSpread(node, tree)
  return []
}

const text = (node: ts.Node, tree: ts.SourceFile) => `(${node.getText(tree)})`

/** The condition turned round, and an early exit left out. */
function ofIf(node: ts.IfStatement, tree: ts.SourceFile): Change[] {
  const negated = { node: node.expression, operator: 'condition', after: `!${text(node.expression, tree)}` }
  const only = ts.isBlock(node.thenStatement) ? node.thenStatement.statements.at(-1) : node.thenStatement
  const exits = only && (ts.isReturnStatement(only) || ts.isContinueStatement(only))
  return exits && !node.elseStatement ? [negated, { node, operator: 'early-exit', after: '' }] : [negated]
}

/** One more in even places of the text, one less in odd ones, so that a table of numbers does not outweigh the rest. */
function ofNumber(node: ts.NumericLiteral, tree: ts.SourceFile): Change[] {
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return []
  const step = node.getStart(tree) % 2 === 0 ? 1 : -1
  return [{ node, operator: 'number', after: `(${Number(node.text.replaceAll('_', '')) + step})` }]
}

/** A string that says which kind something is becomes another kind of the file; every other string becomes empty. */
function ofString(node: ts.StringLiteral, kinds: readonly string[]): Change[] {
  const { parent } = node
  if (ts.isPropertyAssignment(parent) && parent.name === node) return []
  if (node.text === '' || ts.isJsxAttribute(parent) || ts.isExternalModuleReference(parent)) return []
  if (!isKind(node)) return [{ node, operator: 'empty-string', after: "''" }]
  const other = kinds[(kinds.indexOf(node.text) + 1) % kinds.length]
  return other === undefined || other === node.text ? [] : [{ node, operator: 'kind', after: `'${other}'` }]
}

/** Removed with the comma after it. */
function ofSpread(node: ts.SpreadElement | ts.SpreadAssignment, tree: ts.SourceFile): Change[] {
  const comma = /^\s*,/.exec(tree.text.slice(node.getEnd()))?.[0] ?? ''
  return [{ node, operator: 'spread', after: '', end: node.getEnd() + comma.length }]
}

function isKind(node: ts.StringLiteral): boolean {
  const { parent } = node
  if (ts.isCaseClause(parent)) return true
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'kind'
  return ts.isBinaryExpression(parent) && /\bkind$/.test(parent.left.getText())
}

function kindsOf(tree: ts.SourceFile): string[] {
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && isKind(node)) found.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return [...found].sort()
}
