/** What pages have in common: their security headers, and the files that lie beside the bundle. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
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

const TYPES: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript' }

let made: Assets | undefined

/** The files of the folder `assets` beside the bundle, by name, and a version that changes with any of them. */
export function readAssets(): Assets {
  if (made) return made
  const hash = createHash('sha256')
  const assets = new Map<string, Asset>()
  const folder = join(required(ENV.taskRoot), 'assets')
  for (const name of readdirSync(folder).sort()) {
    const content = readFileSync(join(folder, name))
    hash.update(name).update(content)
    assets.set(name, { type: TYPES[extname(name)] ?? 'text/plain', zipped: gzipSync(content).toString('base64') })
  }
  made = { assets, version: hash.digest('hex').slice(0, 10) }
  return made
}

/**
 * A file under an address that holds its version: kept by browsers for a year. While a deploy goes on, pages of one
 * version may ask the other: then it is `another` one's, and not kept.
 */
export const answerAsset = ({ type, zipped }: Asset, another = false): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 200,
  headers: {
    'content-type': `${type}; charset=utf-8`,
    'content-encoding': 'gzip',
    'cache-control': another ? 'no-store' : 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  },
  body: zipped,
  isBase64Encoded: true,
})
