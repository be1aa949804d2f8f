import type { Paper } from '../core/paper.ts'

/** Set by the bundler alone (infra/bundle.ts), which puts what draws beside the code: it is as large as the rest together. */
declare const RULES_ARE_PACKED: true | undefined
const BESIDE = './printer.mjs'

/** A document as PDF. What draws it is loaded by the first document: every other request does without. */
export async function printed(paper: Paper): Promise<Buffer> {
  const { drawPdf }: typeof import('../adapters/pdf/draw.ts') =
    typeof RULES_ARE_PACKED === 'undefined' ? await import('../adapters/pdf/draw.ts') : await import(BESIDE)
  return drawPdf(paper)
}

/** A PDF in the answer of a Lambda, shown by browsers and saved by its name. */
export async function printedAnswer(paper: Paper, inHead: boolean) {
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${paper.name}.pdf"`,
  }
  if (inHead) return { headers, body: '' }
  return { headers, body: (await printed(paper)).toString('base64'), isBase64Encoded: true }
}
