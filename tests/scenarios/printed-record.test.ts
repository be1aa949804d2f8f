/** The record of a course goes into the chart as a PDF: everything that happened, in words people read. */
import { describe, expect, it } from 'vitest'
import { drawPdf } from '../../functions/adapters/pdf/draw.ts'
import { recordPaper } from '../../functions/use-cases/patients/record-paper.ts'
import { anApi } from '../support/api.ts'
import { pdfPages } from '../support/pdf-text.ts'
import { act, checkout } from '../support/stories.ts'
import { ANA, aWorld, type World } from '../support/world.ts'

const bytes = (body: string) => Buffer.from(body, 'latin1')
const flat = (pages: readonly string[]) => pages.join('\n').replaceAll(/\s+/g, ' ')
const text = (file: Buffer) => flat(pdfPages(file))

async function paperOf(world: World, patientId: string, language: 'en' | 'es' = 'en') {
  const paper = await recordPaper(world.deps, 'demo', patientId, language)
  if (!paper) throw new Error('no such patient')
  return paper
}

async function aCourse(name = 'José Ñandú') {
  const world = await aWorld()
  const { patientId } = await checkout(world, {
    patient: { name },
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'], product: 'Botox Cosmetic', injector: 'Dr Lee' }],
  })
  return { world, patientId }
}

describe('the record on paper', () => {
  it('says who, what was done, what was agreed, each message with its fate, and each reply in its own words', async () => {
    const { world, patientId } = await aCourse()
    await world.advanceHours(3)
    await world.text(ANA, 'its really hard to swolow')
    await world.settle()
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    await act(world, 'dr-lee', {
      kind: 'resolve',
      resolution: { outcome: 'seen', note: 'Seen at the ER.', harm: 'none' },
    })
    const { status, headers, body } = await anApi(world)('GET', `/v1/patients/${patientId}/record.pdf`, {
      role: 'nurse',
    })
    expect([status, headers['content-type'], headers['content-disposition'], headers['cache-control']]).toEqual([
      ...[200, 'application/pdf', `inline; filename="record-${patientId}.pdf"`, 'no-store'],
    ])
    const said = text(bytes(body))
    for (const part of [
      'Record of José Ñandú',
      'All times are on the clinic’s clock (America/Los_Angeles).',
      '(415) 555-0123',
      'Agreed to text',
      'I agree to follow-up texts.',
      'Neurotoxin (Botox Cosmetic): glabella, by Dr Lee',
      'Patient wrote by text',
      '“its really hard to swolow”',
      'Read as emergency',
      'Signs: trouble swallowing',
      'Follow-up (2-hour check-in), text',
      'Not sent yet. Planned for',
      'Taken by Dr Lee',
      'Outcome: seen in person, by Dr Lee',
      'Note: Seen at the ER.',
      'Tasks None on record.',
    ])
      expect(said).toContain(part)
    expect(said).toMatch(/Page 1 of (\d+).*Page \1 of \1$/)
  })

  it('stays readable for a course of two hundred events, whole and in order, and its bytes are the same each time', async () => {
    const { world, patientId } = await aCourse()
    for (let i = 1; i <= 100; i++) {
      await world.text(ANA, `day ${i}, all fine so far 👍`)
      await world.advance(30)
    }
    const paper = await paperOf(world, patientId)
    const file = await drawPdf(paper)
    const pages = pdfPages(file)
    expect(paper.sections.flatMap(({ blocks }) => blocks).length).toBeGreaterThan(200)
    expect(pages.length).toBeGreaterThan(10)
    const days = [...flat(pages).matchAll(/“day (\d+), all fine so far/g)].map(([, day]) => Number(day))
    expect(days).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
    for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} of ${pages.length}`)
    expect((await drawPdf(paper)).equals(file)).toBe(true)
    const later = await drawPdf({ ...paper, madeAt: '2030-01-01T00:00:00.000Z' })
    expect(later.equals(file)).toBe(false)
  })

  it('shows words of every script: drawn where a font has them, else as the numbers of the characters, with a note', async () => {
    const { world, patientId } = await aCourse('Ελένη Иванова Nguyễn 王芳')
    await world.text(ANA, 'Me duele muchísimo 😭🤢\tаж\u202e страшно שלום')
    const said = text(await drawPdf(await paperOf(world, patientId)))
    expect(said).toContain('Ελένη Иванова Nguyễn [U+738B][U+82B3]')
    expect(said).toMatch(/Me duele muchísimo 😭🤢 ?аж страшно \[U\+05E9\]/)
    expect(said).toContain('stands for a character that this file can’t show')
    const other = await aCourse()
    expect(text(await drawPdf(await paperOf(other.world, other.patientId)))).not.toContain('[U+')
  })

  it('is written in Spanish for staff who read Spanish', async () => {
    const { world, patientId } = await aCourse()
    const address = `/v1/patients/${patientId}/record.pdf?language=es`
    const { body } = await anApi(world)('GET', address)
    const said = text(bytes(body))
    expect(said).toContain('Expediente de José Ñandú')
    expect(said).toContain('Neurotoxina (Botox Cosmetic): entrecejo, por Dr Lee')
    expect(said).toMatch(/Seguimiento \(bienvenida\), mensaje de texto .*Página 1 de/)
    expect(said).not.toMatch(/\b(Sent|Planned|Alerts|Page)\b/)
  })

  it('names the alert’s people and what they did, and is refused to those who may not read the timeline', async () => {
    const { world, patientId } = await aCourse()
    const ask = anApi(world)
    const path = `/v1/patients/${patientId}/record.pdf`
    for (const role of ['system', 'front-desk'] as const) expect((await ask('GET', path, { role })).status).toBe(403)
    expect((await ask('GET', '/v1/patients/nobody/record.pdf')).status).toBe(404)
    expect((await ask('GET', path, { clinic: 'other' })).status).toBe(404)
    expect((await ask('GET', `${path}?language=fr`)).status).toBe(422)
    expect(await ask('HEAD', path)).toMatchObject({ status: 200, body: undefined })
  })
})
