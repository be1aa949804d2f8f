/** A clinic's logo: which files are taken, and where patients' programs find it. */

import { checkPhoto, type Refused } from '../photos/check-photo.ts'
import { orientationIn } from '../photos/exif.ts'
import type { CleanPhoto, PhotoType } from '../photos/photo.ts'

/** What the settings say of it; the picture lies in an item of its own, which only those who show it read. */
export type Logo = {
  /** Of the picture, in its address: another picture has another address. */
  hash: string
  type: PhotoType
  width: number
  height: number
  bytes: number
}

/** After everything that is no picture was taken out. */
export const MOST_LOGO_BYTES = 100 * 1024
/** Pixels of the longer side; mails show it 40 high. */
export const MOST_LOGO_SIDE = 1200
export const LEAST_LOGO_SIDE = 24

export type LogoRefused =
  | Refused
  | { kind: 'too-heavy'; kilobytes: number }
  | { kind: 'too-large' | 'too-small'; width: number; height: number }
  /** Only its EXIF says which way up it is, which mail programs ignore. */
  | { kind: 'turned' }

/** Never throws, whatever the bytes are; what is no picture in a good file is taken out. */
export function checkLogo(bytes: Uint8Array): { kind: 'clean'; picture: CleanPhoto } | LogoRefused {
  const checked = checkPhoto(bytes)
  if (checked.kind !== 'clean') return checked
  const { photo: picture } = checked
  const { width, height } = picture
  if (Math.max(width, height) > MOST_LOGO_SIDE) return { kind: 'too-large', width, height }
  if (Math.min(width, height) < LEAST_LOGO_SIDE) return { kind: 'too-small', width, height }
  if (picture.bytes.length > MOST_LOGO_BYTES)
    return { kind: 'too-heavy', kilobytes: Math.ceil(picture.bytes.length / 1024) }
  return isTurned(picture) ? { kind: 'turned' } : { kind: 'clean', picture }
}

/** A clean JPEG begins with JFIF's segment, if it has one, and then says its orientation in the next. */
function isTurned({ type, bytes }: CleanPhoto): boolean {
  if (type !== 'image/jpeg') return false
  return EXIF_PLACES.some((place) => (orientationIn(bytes.subarray(place)) ?? 1) !== 1)
}
const EXIF_PLACES = [6, 24]

const ENDING: Record<PhotoType, string> = { 'image/png': 'png', 'image/jpeg': 'jpg' }

export const logoPath = (clinicId: string, { hash, type }: Logo): string => `/logos/${clinicId}/${hash}.${ENDING[type]}`

/** The clinic and the picture that an address names; undefined where it cannot be one of ours. */
export function logoIn(path: string): { clinicId: string; hash: string } | undefined {
  const [, clinicId, hash] = /^\/logos\/([\w-]{1,40})\/([0-9a-f]{16})\.(?:png|jpg)$/.exec(path) ?? []
  return clinicId !== undefined && hash !== undefined ? { clinicId, hash } : undefined
}

/** Width and height in which it is shown, in whole pixels: as high as asked for, unless it would be too wide. */
export function logoSize(
  { width, height }: Pick<Logo, 'width' | 'height'>,
  most: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(most.width / width, most.height / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
