import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { aConsole } from '../../support/console.ts'
import { aWorld } from '../../support/world.ts'

const MOST_BYTES = 60 * 1024

const asset = (name: string) => readFileSync(`functions/console/assets/${name}`, 'utf8')

/** The file and all that it imports. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  for (const [, imported = ''] of asset(name).matchAll(/from '\.\/([\w-]+\.js)'/g)) withImports(imported, found)
  return found
}

it.each([
  '/console/inbox',
  '/console/checkout',
  '/console/rehearsal',
  '/console/alerts/none',
  '/console/sign-in',
])('%s loads at most 60 KB of script and style', async (path) => {
  const console = aConsole(await aWorld())
  const { cookies } = await console.signIn('admin')
  const { body } = await console.ask('GET', path, path.endsWith('sign-in') ? {} : { cookies })
  const named = [...body.matchAll(/\/console\/assets\/\w+\/([\w-]+\.(?:js|css))"/g)].map(([, name = '']) => name)
  const loaded = new Set(named.flatMap((name) => [...withImports(name)]))
  expect([...loaded].reduce((sum, name) => sum + Buffer.byteLength(asset(name)), 0)).toBeLessThanOrEqual(MOST_BYTES)
  if (!path.endsWith('sign-in')) expect(loaded).toContain('page.js')
})
