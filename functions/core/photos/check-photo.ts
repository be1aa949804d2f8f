/** Whether a file is a photo that may be kept, and the photo without place and device data. */
import { at, latin } from './bytes.ts'
import { type CleanPhoto, MOST_PIXELS } from './photo.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { PNG_SIGNATURE, stripPng } from './strip-png.ts'

export type Refused =
  /** Another kind of file; `format` names those that people send. */
  | { kind: 'not-a-photo'; format?: string }
  /** Cut off on its way, or not built as its kind says. */
  | { kind: 'broken' }
  | { kind: 'too-many-pixels' }

/** Never throws, whatever the bytes are; the file's own name and type are not asked. */
export function checkPhoto(bytes: Uint8Array): { kind: 'clean'; photo: CleanPhoto } | Refused {
  const type = typeOf(bytes)
  if (!type) {
    const format = formatOf(bytes)
    return { kind: 'not-a-photo', ...(format ? { format } : {}) }
  }
  const stripped = type === 'image/png' ? stripPng(bytes) : stripJpeg(bytes)
  if (!stripped) return { kind: 'broken' }
  if (stripped.width * stripped.height > MOST_PIXELS) return { kind: 'too-many-pixels' }
  return { kind: 'clean', photo: { type, ...stripped } }
}

function typeOf(bytes: Uint8Array): CleanPhoto['type'] | undefined {
  if (at(bytes, 0) === 0xff && at(bytes, 1) === 0xd8 && at(bytes, 2) === 0xff) return 'image/jpeg'
  return PNG_SIGNATURE.every((byte, place) => bytes[place] === byte) ? 'image/png' : undefined
}

/** What people send besides, so that they can be told what it was. */
function formatOf(bytes: Uint8Array): string | undefined {
  const begin = latin(bytes, 0, 256)
  if (/^.{4}ftyp(hei|hev|mif1|msf1|avi)/s.test(begin)) return begin.slice(8, 11) === 'avi' ? 'AVIF' : 'HEIC'
  if (/^.{4}ftyp/s.test(begin) || begin.startsWith('\x1aE\xdf\xa3')) return 'video'
  if (begin.startsWith('GIF8')) return 'GIF'
  if (/^RIFF.{4}WEBP/s.test(begin)) return 'WebP'
  if (begin.startsWith('%PDF-')) return 'PDF'
  if (/<svg[\s>]/i.test(begin)) return 'SVG'
  return /^\s*(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|script)/i.test(begin) ? 'HTML' : undefined
}
