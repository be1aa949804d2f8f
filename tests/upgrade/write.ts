/** `npm run fixture -- v2`: keeps what this version of the code writes, for later versions to be tried on. */
import { writeFileSync } from 'node:fs'
import { flagsOf, misused } from '../../infra/command-line.ts'
import { midWork } from './story.ts'

const USAGE =
  'Usage: npm run fixture -- v2   keeps what this version of the code writes; a fixture that exists stays as it is'
const [name] = flagsOf(USAGE, { allowPositionals: true }).positionals
if (!name || !/^v\d+$/.test(name)) misused('Name the version, such as v2.', USAGE)
const world = await midWork()
const lines = (await world.everything()).map((item) => JSON.stringify(item))
const path = new URL(`../fixtures/items/${name}.json`, import.meta.url)
writeFileSync(path, `{"now":"${world.now()}","items":[\n${lines.join(',\n')}\n]}\n`, { flag: 'wx' })
console.log(`${lines.length} items in tests/fixtures/items/${name}.json`)
