/** Draws a document as PDF: the same document gives the same bytes. */
import PDFDocument from 'pdfkit'
import type { Paper, PaperBlock, PaperSection } from '../../core/paper.ts'
import { fonts } from './fonts.ts'
import { glyphRuns } from './glyph-runs.ts'

const MARGIN = 54
const GREY = '#555555'
const BLACK = '#000000'
/** The column of times and labels, and the gap beside it. */
const LEFT = 112
const GAP = 10
const INDENT = 10
const SIZE = { heading: 17, section: 12.5, text: 10, line: 9, small: 8.5 } as const

type Style = { x?: number; width?: number; size?: number; color?: string; bold?: boolean }

/** The document with its pen. */
type Sheet = { doc: PDFKit.PDFDocument; undrawn: boolean }

export async function drawPdf(paper: Paper): Promise<Buffer> {
  const { bytes } = fonts()
  const at = new Date(paper.madeAt)
  const doc = new PDFDocument({
    size: paper.size === 'letter' ? 'LETTER' : 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 18 },
    bufferPages: true,
    font: bytes.text as unknown as string,
    lang: paper.language,
    displayTitle: true,
    info: { Title: paper.subject, Author: paper.foot, CreationDate: at, ModDate: at },
  })
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  doc.registerFont('text', bytes.text).registerFont('bold', bytes.bold).registerFont('emoji', bytes.emoji)
  const sheet: Sheet = { doc, undrawn: false }
  write(sheet, paper.heading, { size: SIZE.heading, bold: true })
  for (const line of paper.below) write(sheet, line, { size: SIZE.small, color: GREY })
  for (const section of paper.sections) drawSection(sheet, section)
  if (sheet.undrawn) {
    doc.moveDown()
    write(sheet, paper.undrawn, { size: SIZE.small, color: GREY })
  }
  drawFeet(sheet, paper)
  doc.end()
  return whole
}

function drawSection(sheet: Sheet, { heading, blocks }: PaperSection): void {
  const { doc } = sheet
  keepTogether(doc, 80)
  doc.moveDown(0.9)
  write(sheet, heading, { size: SIZE.section, bold: true })
  const y = doc.y + 1
  doc
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + widthOf(doc), y)
    .lineWidth(0.6)
    .strokeColor(GREY)
    .stroke()
  doc.y = y + 5
  for (const block of blocks) drawBlock(sheet, block)
}

function drawBlock(sheet: Sheet, block: PaperBlock): void {
  const { doc } = sheet
  const right = { x: MARGIN + LEFT + GAP, width: widthOf(doc) - LEFT - GAP }
  switch (block.kind) {
    case 'text':
      write(sheet, block.text, {})
      break
    case 'facts':
      for (const { label, value } of block.facts) {
        beside(sheet, label)
        write(sheet, value, right)
      }
      break
    case 'entry':
      beside(sheet, block.when)
      if (block.title) write(sheet, block.title, { ...right, bold: true })
      for (const line of block.lines) write(sheet, line, { ...right, size: block.title ? SIZE.line : SIZE.text })
      if (block.quoted) write(sheet, `“${block.quoted}”`, { x: right.x + INDENT, width: right.width - INDENT })
      doc.y += 4
  }
}

/** What stands in the left column; the pen stays at the height of the line. */
function beside(sheet: Sheet, text: string): void {
  const { doc } = sheet
  keepTogether(doc, 34)
  const { y } = doc
  const { page } = doc
  write(sheet, text, { width: LEFT, size: SIZE.small, color: GREY })
  if (doc.page === page) doc.y = y
}

/** Begins a page where less than so much of this one is left. */
function keepTogether(doc: PDFKit.PDFDocument, points: number): void {
  if (doc.y + points > doc.page.height - doc.page.margins.bottom) doc.addPage()
}

const widthOf = ({ page }: PDFKit.PDFDocument): number => page.width - 2 * MARGIN

function write(sheet: Sheet, text: string, { x = MARGIN, width, size = SIZE.text, color = BLACK, bold }: Style): void {
  const { doc } = sheet
  const { runs, undrawn } = glyphRuns(text, fonts().covers)
  sheet.undrawn ||= undrawn
  if (runs.length === 0) return
  doc.fontSize(size).fillColor(color)
  for (const [i, run] of runs.entries()) {
    doc.font(run.face === 'text' && bold ? 'bold' : run.face)
    const options = { width: width ?? widthOf(doc), continued: i < runs.length - 1, lineGap: 1 }
    if (i === 0) doc.text(run.text, x, doc.y, options)
    else doc.text(run.text, options)
  }
}

/** The foot of each page, once it is known how many there are. */
function drawFeet(sheet: Sheet, { foot, numbering }: Paper): void {
  const { doc } = sheet
  const { start, count } = doc.bufferedPageRange()
  for (let i = 0; i < count; i++) {
    doc.switchToPage(start + i)
    // What is written below the margin would begin a page of its own.
    doc.page.margins.bottom = 0
    const y = doc.page.height - MARGIN
    const number = numbering.replace('{page}', String(i + 1)).replace('{pages}', String(count))
    doc.y = y
    write(sheet, foot, { width: widthOf(doc) * 0.7, size: SIZE.small, color: GREY })
    doc.font('text').text(number, MARGIN, y, { width: widthOf(doc), align: 'right', lineBreak: false })
  }
}
