import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latin } from '../../../functions/core/photos/bytes.ts'
import { checkPhoto } from '../../../functions/core/photos/check-photo.ts'
import { orientationIn } from '../../../functions/core/photos/exif.ts'
import { aJpeg, aPng, chunk, exif, segment } from '../../support/pictures.ts'

const clean = (bytes: Uint8Array) => {
  const checked = checkPhoto(bytes)
  if (checked.kind !== 'clean') throw new Error(checked.kind)
  return checked.photo
}
const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(Buffer.from(text, 'latin1'))
const SECRET = 'GPS 37.7749 -122.4194 iPhone'
const secret = () => Uint8Array.from(Buffer.from(SECRET))

/** Where no picture of ours holds these bytes by itself. */
const hidden = fc
  .string({ unit: fc.constantFrom(...'abcdefgxyz'), minLength: 8, maxLength: 40 })
  .map((text) => ({ text: `?!${text}`, bytes: Uint8Array.from(Buffer.from(`?!${text}`)) }))

describe('a JPEG that was checked', () => {
  it('is the same picture', () => {
    const picture = aJpeg({ width: 24, height: 16 })
    expect(clean(picture)).toEqual({ type: 'image/jpeg', width: 24, height: 16, bytes: picture })
  })

  it.each(['MM', 'II'] as const)('keeps which way up it is, and nothing else of EXIF (%s)', (order) => {
    const { bytes } = clean(aJpeg({ with: [exif(6, SECRET, order)] }))
    expect(holds(bytes, SECRET)).toBe(false)
    expect(latin(bytes, 6, 4)).toBe('Exif')
    expect(orientationIn(bytes.subarray(6))).toBe(6)
  })

  it('keeps how its colors are stored', () => {
    const adobe = [...Buffer.from('Adobe'), 1, 2, 3, 4, 5, 6, 1]
    const { bytes } = clean(aJpeg({ with: [[0xee, adobe]] }))
    expect([...bytes.subarray(2, 18)]).toEqual([...segment([0xee, [...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 1]])])
  })

  it('holds nothing of what any application, a comment or its end had with it', () => {
    const places = fc.oneof(fc.integer({ min: 0xe0, max: 0xef }), fc.constantFrom(0xf0, 0xf7, 0xfd, 0xfe))
    const begins = fc.constantFrom('', 'Exif\0\0', 'JFIF\0', 'JFXX\0', 'Adobe', 'ICC_PROFILE\0', 'MPF\0')
    fc.assert(
      fc.property(fc.array(fc.tuple(places, begins, hidden)), hidden, (segments, end) => {
        const data = (begin: string, bytes: Uint8Array) => Uint8Array.from([...Buffer.from(begin), ...bytes])
        const more = segments.map(([marker, begin, { bytes }]) => [marker, data(begin, bytes)] as const)
        const { bytes } = clean(aJpeg({ with: more, after: end.bytes }))
        for (const { text } of [...segments.map(([, , each]) => each), end]) expect(holds(bytes, text)).toBe(false)
        expect(clean(bytes).bytes).toEqual(bytes)
      }),
    )
  })

  it.each([
    ['a table', [0xdb, [0, ...Array<number>(64).fill(1), ...secret()]]],
    ['a restart interval', [0xdd, [0, 1, ...secret()]]],
    ['a kind of segment that pictures do not have', [0x02, secret()]],
  ] as const)('has no room in %s', (_, more) => {
    expect(checkPhoto(aJpeg({ with: [more] }))).toEqual({ kind: 'broken' })
  })
})

describe('a PNG that was checked', () => {
  it('is the same picture', () => {
    expect(clean(aPng())).toEqual({ type: 'image/png', width: 2, height: 2, bytes: aPng() })
  })

  it('keeps what its colors need', () => {
    const needed = [['gAMA', Uint8Array.from([0, 0, 1, 2])] as const, ['sRGB', Uint8Array.from([0])] as const]
    expect(clean(aPng(needed)).bytes).toEqual(aPng(needed))
  })

  it('holds nothing of texts, times, EXIF, profiles, frames, and of what comes after its end', () => {
    const types = fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'iCCP', 'acTL', 'fdAT', 'prVt')
    fc.assert(
      fc.property(fc.array(fc.tuple(types, hidden)), hidden, (chunks, end) => {
        const made = aPng(
          chunks.map(([type, { bytes }]) => [type, bytes] as const),
          { after: end.bytes },
        )
        const { bytes } = clean(made)
        for (const { text } of [...chunks.map(([, each]) => each), end]) expect(holds(bytes, text)).toBe(false)
        expect(clean(bytes).bytes).toEqual(bytes)
      }),
    )
  })

  it('is broken where a check does not fit, or a chunk is unknown that decoders have to know', () => {
    const wrong = aPng()
    wrong[20] = 9
    expect(checkPhoto(wrong)).toEqual({ kind: 'broken' })
    expect(checkPhoto(aPng([['ABCd', secret()]]))).toEqual({ kind: 'broken' })
    expect(checkPhoto(Uint8Array.from([...aPng().subarray(0, 8), ...chunk('IEND', [])]))).toEqual({ kind: 'broken' })
  })
})

describe('any file', () => {
  const pictures = [aJpeg({ with: [exif(3, SECRET)] }), aPng([['tEXt', secret()]])]

  it('that is cut off is broken', () => {
    for (const picture of pictures.map((each) => clean(each).bytes))
      for (let length = 8; length < picture.length; length++)
        expect(checkPhoto(picture.subarray(0, length)).kind).toBe('broken')
  })

  it('that was changed on its way is refused or still a picture, and never an error', () => {
    const changes = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.constantFrom(...pictures), changes, (picture, changed) => {
        const bytes = Uint8Array.from(picture)
        for (const [place, value] of changed) bytes[place % bytes.length] = value
        const checked = checkPhoto(bytes)
        if (checked.kind === 'clean') expect(checkPhoto(checked.photo.bytes)).toEqual(checked)
      }),
      { numRuns: 2000 },
    )
  })

  it('of random bytes is never an error', () => {
    const begins = fc.constantFrom([], [0xff, 0xd8, 0xff], [...aPng().subarray(0, 8)])
    fc.assert(
      fc.property(begins, fc.uint8Array({ maxLength: 300 }), (begin, rest) => {
        expect(['clean', 'broken', 'not-a-photo', 'too-many-pixels']).toContain(
          checkPhoto(Uint8Array.from([...begin, ...rest])).kind,
        )
      }),
    )
  })

  it('with more pixels than anybody can look at is refused', () => {
    expect(checkPhoto(aJpeg({ width: 8000, height: 5000 })).kind).toBe('clean')
    expect(checkPhoto(aJpeg({ width: 8000, height: 5008 })).kind).toBe('too-many-pixels')
    expect(checkPhoto(aJpeg({ width: 0 })).kind).toBe('broken')
  })

  it.each([
    ['HEIC', '\0\0\0\x18ftypheic'],
    ['AVIF', '\0\0\0\x18ftypavif'],
    ['video', '\0\0\0\x18ftypqt  '],
    ['GIF', 'GIF89a'],
    ['WebP', 'RIFF\0\0\0\0WEBPVP8 '],
    ['PDF', '%PDF-1.7'],
    ['SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    [undefined, 'Hello'],
    [undefined, ''],
  ])('that is no photo is refused by the name of what it is (%s)', (format, begin) => {
    const bytes = Uint8Array.from(Buffer.from(begin, 'latin1'))
    expect(checkPhoto(bytes)).toEqual({ kind: 'not-a-photo', ...(format ? { format } : {}) })
  })
})
