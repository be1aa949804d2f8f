import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstName, initials } from '../../../functions/core/messages/names.ts'
import { render } from '../../../functions/core/messages/wording.ts'
import { content } from '../../../functions/runtime/content.ts'

describe('names in texts', () => {
  it('leave the name out where a text cannot write it', () => {
    for (const name of ['李 明', 'Łukasz Nowak', 'Ольга', '']) expect(firstName(name)).toBe('')
    const said = (template: string) => render(template, { clinic: 'Bay Skin', first: '' })
    expect(said('{clinic}: {first}, are you well?')).toBe('Bay Skin: Are you well?')
    expect(said('{clinic}: Hi {first}, we write.')).toBe('Bay Skin: Hi, we write.')
    for (const [id, text] of [
      ...Object.entries(content().messages.en ?? {}),
      ...Object.entries(content().messages.es ?? {}),
    ])
      expect(said(text.replace(/\{(?!first|clinic)\w+\}/g, 'x')), id).not.toMatch(/\{| ,|: ,| {2}\S/)
  })

  it('are short and plain', () => {
    expect(firstName('José María Núñez')).toBe('José')
    expect(firstName('Zoë')).toBe('Zoe')
    expect(initials('Ana Ruiz')).toBe('A.R.')
    expect(firstName('Wolfeschlegelsteinhausen Berg').length).toBeLessThanOrEqual(20)
  })
  it.each([
    ['Dr. Ana Ruiz', 'Ana', 'A.R.'],
    ['Mrs Ana Ruiz', 'Ana', 'A.R.'],
    ['Doña Ana Ruiz', 'Ana', 'A.R.'],
    ['Sra. Dña. Ana Ruiz', 'Ana', 'A.R.'],
    ['Ruiz, Ana', 'Ana', 'A.R.'],
    ['Ruiz,Ana', 'Ana', 'A.R.'],
    ['Ana Ruiz, RN', 'Ana', 'A.R.'],
    ['Ruiz,', 'Ruiz', 'R.'],
    ['Ana', 'Ana', 'A.'],
    ['Mrs Ruiz', '', 'R.'],
    ['Sra. Ruiz', '', 'R.'],
    ['de la Cruz', '', 'D.L.C.'],
    ['María de los Ángeles Núñez', 'Maria', 'M.D.L.'],
    ['A. Ruiz', '', 'A.R.'],
    ['\u202aAna\u202c Ruiz', 'Ana', 'A.R.'],
    ['“Ana” Ruiz 💕', 'Ana', 'A.R.'],
    ['Ana💕 Ruiz', 'Ana', 'A.R.'],
    ['Mary-Jane O’Neil', 'Mary-Jane', 'M.O.'],
    ['دانا حداد', '', ''],
    ['דנה לוי', '', ''],
    ['李 明', '', ''],
    ['4155550123', '', '4.'],
    ['ana@example.com', '', 'A.'],
    ['...', '', ''],
  ])('"%s" is greeted as "%s" and shown as "%s"', (name, first, short) => {
    expect([firstName(name), initials(name)]).toEqual([first, short])
  })
  it('never leave a comma or a mark behind, whatever the name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem()), (name) => {
        expect(firstName(name)).toMatch(/^$|^[^\s,;:!?"()][^\s,;:!?"()]*$/)
      }),
      { numRuns: 10_000 },
    )
  })
})
