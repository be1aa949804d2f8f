/** What pages have in common: their security headers, and the files that lie beside the bundle. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { ENV, required } from './env.ts'

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

/** Nothing of another site runs, loads or frames a page. */
export const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const

export type Asset = { type: string; zipped: string }
export type Assets = { assets: Map<string, Asset>; version: string }

/** Files by name, and a version that changes with any of them. */
export function readAssets(types: Readonly<Record<string, string>>): Assets {
  const hash = createHash('sha256')
  const assets = new Map<string, Asset>()
  for (const [name, type] of Object.entries(types)) {
    const content = readFileSync(join(required(ENV.taskRoot), name))
    hash.update(content)
    assets.set(name, { type, zipped: gzipSync(content).toString('base64') })
  }
  return { assets, version: hash.digest('hex').slice(0, 10) }
}

/** A file under an address that holds its version: kept by browsers for a year. */
export const answerAsset = ({ type, zipped }: Asset): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: {
    'content-type': `${type}; charset=utf-8`,
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  },
  body: zipped,
  isBase64Encoded: true,
})
