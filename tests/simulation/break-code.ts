import { registerHooks } from 'node:module'
import type { Mutation } from './mutations.ts'

/** From here on the file is loaded with the break in it; it must not have been imported before. */
export function breakCode({ file, find, replace }: Mutation): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      if (!url.endsWith(file)) return loaded
      const source = String(loaded.source)
      if (source.split(find).length !== 2)
        throw new Error(
          `${file} does not hold exactly once what the mutation replaces: bring tests/simulation/mutations.ts up to date`,
        )
      return { ...loaded, source: source.replace(find, () => replace) }
    },
  })
}
