import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { unapproved } from '../../approvals.ts'

const TYPES: Record<string, string> = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript' }

const CONSOLE = new URL('../../../functions/console/assets/console.css', import.meta.url)

/** The first page, served only here: phones of the simulator beside the demo clinic's alerts. */
export async function servePage(response: ServerResponse, { pathname }: URL): Promise<boolean> {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1)
  const type = TYPES[/^[a-z-]+\.([a-z]+)$/.exec(name)?.[1] ?? '']
  if (!type) return false
  try {
    const file = await readFile(new URL(`./page/${name}`, import.meta.url))
    const content = await whole(name, file.toString())
    response
      .writeHead(200, { 'content-type': type, 'content-security-policy': "default-src 'self'; img-src 'self' data:" })
      .end(content)
    return true
  } catch {
    return false
  }
}

/** The page says what is not approved, and has the console's colors. */
async function whole(name: string, file: string): Promise<string> {
  if (name === 'index.html') return file.replace('<!-- approvals -->', approvalBanner())
  return name === 'page.css' ? `${/^:root \{.*?^\}/ms.exec(await readFile(CONSOLE, 'utf8'))}\n${file}` : file
}

function approvalBanner(): string {
  const missing = unapproved().map(({ content }) => content)
  return missing.length === 0
    ? ''
    : `<p class="unapproved" role="note">Drafts that no two clinicians have approved: ${missing.join(', ')}. Production refuses them.</p>`
}
