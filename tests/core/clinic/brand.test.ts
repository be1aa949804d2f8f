/** A clinic's color and logo: what can be read by patients is taken, and everything else is refused with what to do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BRAND_COLORS,
  brandTones,
  checkColor,
  contrast,
  PAGE_COLORS,
} from '../../../functions/core/clinic/brand-color.ts'
import { colorFault, logoFault } from '../../../functions/core/clinic/brand-faults.ts'
import { checkLogo, logoIn, logoPath, logoSize } from '../../../functions/core/clinic/logo.ts'
import { aJpeg, aPng, exif } from '../../support/pictures.ts'

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const { light, dark } = PAGE_COLORS
const fileOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe("a clinic's color", () => {
  it('is measured as WCAG has it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
    fc.assert(
      fc.property(anyColor, anyColor, (a, b) => {
        expect(contrast(a, b)).toBe(contrast(b, a))
        expect(contrast(a, b)).toBeGreaterThanOrEqual(1)
        expect(contrast(a, b)).toBeLessThanOrEqual(21)
      }),
    )
  })

  it('that is taken can be read wherever it stands, in both themes; one that is refused cannot', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const least = Math.min(contrast(color, '#ffffff'), contrast(color, light.ground), contrast(color, light.card))
        const checked = checkColor(color)
        expect(checked.kind).toBe(least >= 4.5 ? 'readable' : 'too-light')
        if (checked.kind !== 'readable') return
        const tones = brandTones(checked.color)
        expect(tones.light.act).toBe(color)
        for (const { tone, grounds } of [
          { tone: tones.light, grounds: light },
          { tone: tones.dark, grounds: dark },
        ])
          for (const other of [tone.onAct, grounds.ground, grounds.card])
            expect(contrast(tone.act, other)).toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns: 2000 },
    )
  })

  it('of the four that we offer has 6.1:1 or more', () => {
    for (const color of Object.values(BRAND_COLORS)) {
      expect(checkColor(color).kind).toBe('readable')
      expect(Math.min(contrast(color, '#ffffff'), contrast(color, light.ground))).toBeGreaterThanOrEqual(6.1)
    }
  })

  it.each([
    ['#6D3560', { kind: 'readable', color: '#6d3560' }],
    [' 6d3560 ', { kind: 'readable', color: '#6d3560' }],
    ['plum', { kind: 'not-a-color' }],
    ['#6d3', { kind: 'not-a-color' }],
    ['#6d3560;x', { kind: 'not-a-color' }],
    ['#ff8800', { kind: 'too-light', on: 'white' }],
    ['#757575', { kind: 'too-light', on: 'page' }],
  ])('%j is %j', (text, expected) => {
    expect(checkColor(text)).toMatchObject(expected)
  })

  it('that is too light is refused with its contrast, which is never rounded up to what is enough', () => {
    expect(colorFault({ kind: 'too-light', on: 'white', contrast: 4.4999 })).toBe(
      'White letters on this color are hard to read: their contrast is 4.4:1, and 4.5:1 is needed. Choose a darker color.',
    )
    expect(colorFault(checkColor('#757575'), 'es')).toMatch(/^Las letras de este color en la página.* 4.0:1 .* 4.5:1/)
  })
})

describe("a clinic's logo", () => {
  const png = aPng([], { width: 300, height: 100 })

  it('is kept without what is no picture in it', () => {
    const told = checkLogo(aPng([['tEXt', fileOf('Author\0Olive Ward')]], { width: 300, height: 100 }))
    expect(told).toMatchObject({ kind: 'clean', picture: { type: 'image/png', width: 300, height: 100 } })
    if (told.kind === 'clean') expect(Buffer.from(told.picture.bytes).includes('Olive')).toBe(false)
    const jpeg = aJpeg({ width: 64, height: 32, with: [exif(1, 'GPS 37.7749')] })
    const kept = checkLogo(jpeg)
    if (kept.kind === 'clean') expect(Buffer.from(kept.picture.bytes).includes('GPS')).toBe(false)
    expect(kept).toMatchObject({ kind: 'clean', picture: { type: 'image/jpeg', width: 64, height: 32 } })
  })

  const heavy = new Uint8Array(200 * 1024)
  for (let i = 0, value = 7; i < heavy.length; i++) {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0
    heavy[i] = value >>> 24
  }
  it.each([
    ['HEIC', fileOf('\0\0\0\x18ftypheic'), /is HEIC. Save the logo as PNG or JPEG/],
    [
      'SVG',
      fileOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      /mail programs do not show it, and it can hold scripts/,
    ],
    ['text', fileOf('Harbor Clinic'), /is not a picture/],
    ['nothing', new Uint8Array(), /is not a picture/],
    ['a PNG that was cut off', png.subarray(0, png.length - 20), /incomplete or damaged/],
    ['a dot', aPng([], { width: 1, height: 1 }), /1 × 1 pixels, too small/],
    ['a wide one', aPng([], { width: 1201, height: 100 }), /1201 × 100 pixels, and 1200 a side is the most/],
    ['a turned one', aJpeg({ width: 64, height: 64, with: [exif(6, '')] }), /stored on its side/],
    [
      'a turned one with JFIF',
      aJpeg({ width: 64, height: 64, with: [[0xe0, fileOf('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')], exif(3, '')] }),
      /stored on its side/,
    ],
    ['a heavy one', aPng([], { width: 1000, height: 300, noise: heavy }), /has \d{3} KB, and 100 KB is the most/],
  ])('is not %s', (_, bytes, said) => {
    const checked = checkLogo(bytes)
    if (checked.kind === 'clean') throw new Error('taken')
    expect(logoFault(checked)).toMatch(said)
    expect(logoFault(checked, 'es')).not.toBe(logoFault(checked))
  })

  it('has an address that names the clinic and the picture, and no other path is one', () => {
    const logo = { hash: '0123456789abcdef', type: 'image/png', width: 300, height: 100, bytes: 1 } as const
    expect(logoPath('bay-skin', logo)).toBe('/logos/bay-skin/0123456789abcdef.png')
    expect(logoIn(logoPath('bay-skin', logo))).toEqual({ clinicId: 'bay-skin', hash: logo.hash })
    for (const path of [
      '/logos/x/1.png',
      '/logos/../0123456789abcdef.png',
      '/logos/a%23b/0123456789abcdef.png',
      '/logos/x/0123456789abcdef.svg',
    ])
      expect(logoIn(path)).toBeUndefined()
  })

  it('is shown within a height and a width, and never as nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 1200 }), fc.integer({ min: 24, max: 1200 }), (width, height) => {
        const size = logoSize({ width, height }, { width: 220, height: 40 })
        expect(size.width).toBeLessThanOrEqual(220)
        expect(size.height).toBeLessThanOrEqual(40)
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1)
        expect(Math.max(size.width / 220, size.height / 40)).toBeGreaterThan(0.98)
      }),
    )
  })
})
