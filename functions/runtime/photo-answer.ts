import { photoName } from '../core/photos/photo.ts'
import type { PhotoRead } from '../use-cases/photos/read-photos.ts'

/** A photo as a Lambda answers with it: kept by no browser and no proxy, and never run as anything else. */
export const sentPhoto = ({ photo: { type }, base64 }: PhotoRead, inHead: boolean) => ({
  statusCode: 200,
  headers: {
    'content-type': type,
    'content-disposition': `inline; filename="${photoName(type)}"`,
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  },
  ...(inHead ? { body: '' } : { body: base64, isBase64Encoded: true }),
})
