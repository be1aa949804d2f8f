/** A photo of a patient's, as it is kept. No software reads what it shows. */
import type { Instant } from '../time.ts'

export const PHOTO_TYPES = ['image/jpeg', 'image/png'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

/** `sent`: by the patient, by a link of ours. `before`: taken by staff before a treatment. */
export const PHOTO_KINDS = ['sent', 'before'] as const
export type PhotoKind = (typeof PHOTO_KINDS)[number]

/** The picture itself lies beside it, in `parts`. Without this item there is no photo. */
export type Photo = {
  photoId: string
  clinicId: string
  personId: string
  kind: PhotoKind
  type: PhotoType
  width: number
  height: number
  /** Of the file that is kept. */
  bytes: number
  receivedAt: Instant
  parts: number
  /** Of one that was sent: a digest of the link it came by. */
  link?: string
  /** Of a before photo: the member of the staff who added it. */
  by?: string
}

/** A picture that was checked and stripped. */
export type CleanPhoto = { type: PhotoType; width: number; height: number; bytes: Uint8Array }

export const MOST_PHOTOS_A_LINK = 6
/** Of one form: Lambda takes 6 MB of a request, whose files are a third longer in base64. */
export const MOST_PHOTO_FORM_BYTES = 4 * 1024 * 1024
export const MOST_PIXELS = 40_000_000
export const LONGEST_PHOTO_NOTE = 500

/** Base64 of one item; DynamoDB takes 400 KB. */
const PART_LENGTH = 300_000

/** The base64 of a picture in pieces that each fit into an item. */
export const photoParts = (base64: string): string[] =>
  Array.from({ length: Math.ceil(base64.length / PART_LENGTH) }, (_, n) =>
    base64.slice(n * PART_LENGTH, (n + 1) * PART_LENGTH),
  )

/** What a downloaded photo is called: no name, no id. */
export const photoName = (type: PhotoType): string => (type === 'image/png' ? 'photo.png' : 'photo.jpg')

/** Width and height of the small picture in a page, in pixels; the browser turns it as the photo says. */
export const THUMBNAIL = 160
