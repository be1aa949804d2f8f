import ts from 'typescript'

/** A piece of code that runs as a whole or not at all, but for what has a mark of its own inside it. */
type Piece = { start: number; end: number; wrap: 'statements' | 'statement' | 'expression' }

/** The pieces of a file, outer ones first. The file itself is piece 0, and runs when it is imported. */
function piecesOf(file: string, source: string): Piece[] {
  const script = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, script)
  const pieces: Piece[] = [{ start: 0, end: source.length, wrap: 'statements' }]
  const add = (node: ts.Node, wrap: Piece['wrap']) =>
    pieces.push({ start: node.getStart(tree), end: node.getEnd(), wrap })
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    if (ts.isBlock(node)) add(node, 'statements')
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) add(node.body, 'expression')
    if (ts.isConditionalExpression(node))
      for (const branch of [node.whenTrue, node.whenFalse]) add(branch, 'expression')
    if (ts.isIfStatement(node))
      for (const branch of [node.thenStatement, node.elseStatement])
        if (branch && !ts.isBlock(branch) && !ts.isIfStatement(branch)) add(branch, 'statement')
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return pieces
}

/** The file with a mark in each piece: where it runs, `globalThis.reached[file]` holds 1 at the piece's number. */
export function marked(file: string, source: string): string {
  const pieces = piecesOf(file, source)
  const edits = pieces.slice(1).flatMap(({ start, end, wrap }, at) => {
    const mark = `reachedHere[${at + 1}] = 1`
    if (wrap === 'statements') return [{ place: start + 1, text: `${mark};`, order: Number.NEGATIVE_INFINITY }]
    const [before, after] = wrap === 'statement' ? [`{ ${mark}; `, ' }'] : [`(${mark}, `, ')']
    return [
      { place: start, text: before, order: at },
      { place: end, text: after, order: -at - 1 },
    ]
  })
  let text = source
  // From the end of the file. At one place inner pieces close before outer ones and open after them, and a block opens first.
  for (const { place, text: mark } of edits.sort((a, b) => b.place - a.place || b.order - a.order))
    text = text.slice(0, place) + mark + text.slice(place)
  const holder = `((globalThis.reached ??= {})[${JSON.stringify(file)}] ??= new Uint8Array(${pieces.length}))`
  return `const reachedHere = ${holder}; reachedHere[0] = 1;${text}`
}

/** The number of the innermost piece that holds all of a stretch of the file. */
export function pieceAt(file: string, source: string, { start, end }: { start: number; end: number }): number {
  const pieces = piecesOf(file, source)
  return pieces.findLastIndex((piece) => piece.start <= start && end <= piece.end)
}
