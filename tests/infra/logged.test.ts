import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { idIn, of, templateOf } from '../support/stacks.ts'

/** By entry, such as `send-message`: the events that its bundle can log. A rehearsal's log goes nowhere. */
async function eventsLogged(): Promise<Map<string, Set<string>>> {
  const { outputFiles } = await build({
    entryPoints: readdirSync('functions')
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `functions/${file}`),
    outdir: 'bundles',
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    plugins: [
      {
        name: 'no-rehearsals',
        setup: ({ onResolve }) => onResolve({ filter: /\/rehearsal\// }, ({ path }) => ({ path, external: true })),
      },
    ],
  })
  return new Map(
    outputFiles.map(({ path, text }) => [
      basename(path, '.js'),
      new Set([...text.matchAll(/event: "([a-z-]+)"/g)].flatMap(([, event]) => event ?? [])),
    ]),
  )
}

/** `send-message` is called SendMessage in the stack. */
const idOf = (entry: string): string => entry.replace(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase())

/** By event: the functions whose logs are listened to for it, as the stack names them. */
function eventsHeard(): Map<string, Set<string>> {
  const heard = new Map<string, Set<string>>()
  for (const { properties } of of(
    templateOf('prod', { mailDomain: 'reply.aftercare.example' }),
    'AWS::Logs::MetricFilter',
  )) {
    const event = /\$\.event = "([^"]+)"/.exec(String(properties.FilterPattern))?.[1] ?? ''
    const by = /^Functions(\w+)Log[0-9A-F]{8}$/.exec(idIn(properties.LogGroupName) ?? '')?.[1] ?? ''
    heard.set(event, (heard.get(event) ?? new Set()).add(by))
  }
  return heard
}

describe('what wakes operations by a log entry', async () => {
  const logged = await eventsLogged()
  it.each([...eventsHeard()])('%s is heard from each function that can log it, and from no other', (event, by) => {
    const can = [...logged].flatMap(([entry, events]) => (events.has(event) ? idOf(entry) : []))
    expect([...by].sort()).toEqual(can.sort())
  })
})
