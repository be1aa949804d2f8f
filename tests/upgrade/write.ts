/** `npm run fixture -- v2`: keeps what this version of the code writes, for later versions to be tried on. */
import { writeFileSync } from 'node:fs'
import { midWork } from './story.ts'

const [name] = process.argv.slice(2)
if (!name || !/^v\d+$/.test(name)) {
  console.error('Name the version, such as v2: npm run fixture -- v2. A fixture that exists is never written again.')
  process.exit(2)
}
const world = await midWork()
const lines = (await world.everything()).map((item) => JSON.stringify(item))
const path = new URL(`../fixtures/items/${name}.json`, import.meta.url)
writeFileSync(path, `{"now":"${world.now()}","items":[\n${lines.join(',\n')}\n]}\n`, { flag: 'wx' })
console.log(`${lines.length} items in tests/fixtures/items/${name}.json`)
