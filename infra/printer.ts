/** What draws documents, as a bundle of its own with its fonts: as large as a function, and loaded by the first document alone. */
import { copyFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, buildSync } from 'esbuild'
import { FONT_FILES, FONT_LICENCES } from '../functions/adapters/pdf/font-files.ts'

const DRAW = fileURLToPath(new URL('../functions/adapters/pdf/draw.ts', import.meta.url))
const { resolve } = createRequire(import.meta.url)

/** A bundle with this module needs the printer beside it. */
export const PRINTS = 'functions/runtime/printed.ts'

/** Puts the printer into a folder; answers with the files, for other folders that need it too. */
export function bundlePrinter(folder: string, options: BuildOptions): string[] {
  const printer = join(folder, 'printer.mjs')
  buildSync({ ...options, entryPoints: [DRAW], outfile: printer })
  const beside: [string, string][] = [
    ...Object.values(FONT_FILES).map((file): [string, string] => [file, basename(file)]),
    ...Object.entries(FONT_LICENCES),
  ]
  for (const [file, name] of beside) copyFileSync(resolve(file), join(folder, name))
  return [printer, ...beside.map(([, name]) => join(folder, name))]
}
