/** The page of the API: nobody needs a token or a script for it, and every command that it shows works. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../infra/local/cloud.ts'
import { start } from '../../support/own-server.ts'

let cloud: Cloud
let page = ''

beforeAll(async () => {
  // By the clock of the machine, as `npm start` runs: the commands say what was done just now.
  cloud = await start({ manualClock: false })
  page = await (await fetch(`${cloud.url}/docs`)).text()
})

afterAll(async () => {
  cloud.stop()
})

describe('the page', () => {
  it('is for everybody, may run and load nothing of another site, and stands compressed', async () => {
    const answer = await fetch(`${cloud.url}/docs`)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'self'/),
      'x-content-type-options': 'nosniff',
      'content-encoding': 'gzip',
      'x-request-id': expect.any(String),
    })
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(40_000)
    expect(page).not.toMatch(/<script|style=|(src|href|url)=?\(?"?https?:|>undefined|\[object/)
    const [, style = ''] = /href="(\/docs\/docs\.css\?v=\w+)"/.exec(page) ?? []
    const sheet = await fetch(cloud.url + style)
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    expect((await fetch(`${cloud.url}/docs/nothing`)).status).toBe(404)
    const head = await fetch(`${cloud.url}/docs`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('has every call of the document, with its roles, and each link of it leads somewhere', async () => {
    const { paths } = (await (await fetch(`${cloud.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string; 'x-roles': string[] }>>
    }
    for (const methods of Object.values(paths))
      for (const { operationId } of Object.values(methods)) expect(page).toContain(`id="${operationId}"`)
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, to] of page.matchAll(/href="#([^"]+)"/g)) expect(ids, to).toContain(to)
  })
})

describe('its commands', () => {
  it('work as they stand, one after the other', async () => {
    const commands = [...page.matchAll(/<pre [^>]*class="command"><code>(.*?)<\/code>/gs)].map(([, text]) =>
      plain(text ?? ''),
    )
    expect(commands.length).toBeGreaterThan(45)
    const steps = commands.slice(0, 4).map((each) => each.replace(/^BASE=.*$/m, `BASE=${cloud.url}`))
    const calls = commands.slice(4)
    // What ends a thing comes after all that needs it, and what shows a connection after what makes it.
    const last = (command: string) =>
      [/curl -s "\$BASE\/v1\/(intake|chat)/, /-X DELETE/, /-X DELETE.*patients\/\$PATIENT"/].filter((each) =>
        each.test(command),
      ).length
    const found = (name: string, list: string) =>
      `${name.toUpperCase()}=$(command curl -s "$BASE/v1/${list}" -H "authorization: Bearer $TOKEN" | field ${name}Id)`
    const needs = (call: string) =>
      [
        found('task', 'tasks'),
        found('import', 'imports'),
        found('override', 'on-call'),
        found('layout', 'import-layouts'),
        // Whom the example adds.
        'STAFF=dr-vega',
        found('export', 'exports'),
        // Slack and Teams stand among the webhooks, and have no secret of ours to rotate.
        `WEBHOOK=$(command curl -s "$BASE/v1/webhooks" -H "authorization: Bearer $TOKEN" | grep -o '"webhookId":"[^"]*"' | grep -vE 'slack|teams' | head -1 | cut -d'"' -f4)`,
        found('delivery', 'webhooks/$WEBHOOK/deliveries'),
      ].filter((each) => call.includes(`$${each.split('=')[0]}`))
    const script = [
      'set -u; MESSAGE=none; PHOTO=none',
      ...steps,
      'curl() { command curl -w "\\nANSWERED %{http_code}\\n" "$@"; }',
      ...[...calls]
        .sort((a, b) => last(a) - last(b))
        .map((call) =>
          [
            ...needs(call),
            ...(/-X DELETE.*patients\/\$PATIENT"/.test(call) ? [LIFT_HOLD] : []),
            `echo 'CALL ${title(call)}'`,
            call,
          ].join('\n'),
        ),
    ].join('\n')
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { timeout: 110_000 })
    const answers = stdout.split('CALL ').slice(1)
    expect(answers).toHaveLength(calls.length)
    for (const answer of answers) {
      const status = Number(/ANSWERED (\d+)\s*$/.exec(answer)?.[1])
      const [call = ''] = answer.split('\n')
      // Nobody has written by e-mail or sent a photo, no calendar could be read, the outcome is recorded already, and one person does not sign twice.
      const fits = /mails|photos\/PHOTO|take-over/.test(call)
        ? [404]
        : /\/(alerts|tasks)\//.test(call)
          ? [200, 404, 409]
          : [200, 201, 202]
      expect(fits, answer.slice(0, 600)).toContain(status)
    }
  })
})

/** No record is erased while the hold lasts that another command has placed, nor while the alert is open that one has reopened. */
const LIFT_HOLD = `command curl -s -X POST "$BASE/v1/alerts/$ALERT/resolve" -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d '{"outcome":"seen","note":""}' > /dev/null
command curl -s -X PUT "$BASE/v1/patients/$PATIENT/hold" -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d '{"held":false,"because":"The claim was withdrawn."}' > /dev/null`

const title = (command: string): string =>
  (/curl -s(?: -X (\w+))? "\$BASE([^"]*)"/.exec(command) ?? []).slice(1).filter(Boolean).join(' ').replaceAll('$', '')

const plain = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
