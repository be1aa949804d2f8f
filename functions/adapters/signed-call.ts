import { createHash, createHmac } from 'node:crypto'

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined }

export type UnsignedCall = {
  url: string
  region: string
  service: string
  headers: Readonly<Record<string, string>>
  body: string
  /** ISO instant. */
  at: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/**
 * The headers of a POST without a query, signed as AWS asks (Signature Version 4,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html).
 */
export function signedHeaders(
  { url, region, service, headers, body, at }: UnsignedCall,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
): Record<string, string> {
  const { host, pathname } = new URL(url)
  const time = at.replace(/\.\d+/, '').replace(/[-:]/g, '')
  const date = time.slice(0, 8)
  const all: Record<string, string> = {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    host,
    'x-amz-date': time,
    ...(sessionToken ? { 'x-amz-security-token': sessionToken } : {}),
  }
  const names = Object.keys(all).sort()
  const listed = names.join(';')
  const canonical = [
    ...['POST', pathname, ''],
    ...names.map((name) => `${name}:${all[name]?.trim().replace(/\s+/g, ' ')}`),
    ...['', listed, sha256(body)],
  ].join('\n')
  const scope = `${date}/${region}/${service}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')
  const key = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${secretAccessKey}`, date))
  const signature = createHmac('sha256', key).update(toSign).digest('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${listed}, Signature=${signature}`
  const { host: _, ...sent } = all
  return { ...sent, authorization }
}
