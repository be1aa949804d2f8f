import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'

const TYPES: Record<string, string> = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript' }

/** The first page, served only here: phones of the simulator beside the demo clinic's alerts. */
export async function servePage(response: ServerResponse, { pathname }: URL): Promise<boolean> {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1)
  const type = TYPES[/^[a-z-]+\.([a-z]+)$/.exec(name)?.[1] ?? '']
  if (!type) return false
  try {
    const content = await readFile(new URL(`./page/${name}`, import.meta.url))
    response
      .writeHead(200, { 'content-type': type, 'content-security-policy': "default-src 'self'; img-src 'self' data:" })
      .end(content)
    return true
  } catch {
    return false
  }
}
