import { photoName } from '../core/photos/photo.ts'
import type { LogoRead } from '../use-cases/clinic/logo.ts'
import type { PhotoRead } from '../use-cases/photos/read-photos.ts'

const PICTURE = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

const pictureBody = (base64: string, inHead: boolean) =>
  inHead ? { body: '' } : { body: base64, isBase64Encoded: true }

/** A photo as a Lambda answers with it: kept by no browser and no proxy, and never run as anything else. */
export const sentPhoto = ({ photo: { type }, base64 }: PhotoRead, inHead: boolean) => ({
  statusCode: 200,
  headers: {
    'content-type': type,
    'content-disposition': `inline; filename="${photoName(type)}"`,
    'cache-control': 'private, no-store',
    ...PICTURE,
  },
  ...pictureBody(base64, inHead),
})

/** A clinic's logo, which is public: kept for a year, and where another has taken its place for five minutes. */
export const sentLogo = ({ type, base64, isAsked }: LogoRead, inHead: boolean) => ({
  statusCode: 200,
  headers: {
    'content-type': type,
    'cache-control': `public, max-age=${isAsked ? '31536000, immutable' : '300'}`,
    ...PICTURE,
  },
  ...pictureBody(base64, inHead),
})
