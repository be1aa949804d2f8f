/** What draws documents lies beside the functions that print, and only there, so that it does not slow their start. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bundleOf } from '../../infra/bundle.ts'
import { pdfPages } from '../support/pdf-text.ts'

const PAPER = {
  ...{ name: 'record-x', language: 'en', size: 'letter', subject: 'Patient record', heading: 'Record of José' },
  ...{ below: [], sections: [], foot: 'Harbor', numbering: 'Page {page} of {pages}', undrawn: '' },
  madeAt: '2026-11-24T10:00:00.000Z',
}

it('lies beside api and console with its fonts and their licence, and in neither’s code', async () => {
  for (const entry of ['api', 'console']) {
    const folder = bundleOf(entry, [])
    for (const file of ['NotoSans_400Regular.ttf', 'NotoSans_700Bold.ttf', 'NotoEmoji_400Regular.ttf'])
      expect(existsSync(join(folder, file)), file).toBe(true)
    for (const file of ['NotoSans-OFL.txt', 'NotoEmoji-OFL.txt'])
      expect(readFileSync(join(folder, file), 'utf8')).toContain('SIL OPEN FONT LICENSE')
    expect(readFileSync(join(folder, 'index.mjs'), 'utf8')).not.toContain('ToUnicode')
    const { drawPdf } = await import(join(folder, 'printer.mjs'))
    expect(pdfPages(await drawPdf(PAPER)).join('\n')).toContain('Record of José')
  }
  expect(existsSync(join(bundleOf('send-message', []), 'printer.mjs'))).toBe(false)
})
