import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, buildSync } from 'esbuild'
import { packRules } from '../functions/core/triage/pack-rules.ts'
import { rules } from '../functions/runtime/rules.ts'
import { bundlePrinter, PRINTS } from './printer.ts'
import { withShadow } from './shadow.ts'

const FUNCTIONS = fileURLToPath(new URL('../functions', import.meta.url))
const shim = (name: string): string => fileURLToPath(new URL(`./bundle/${name}.mjs`, import.meta.url))

/** An ESM import of node:http reads its lazy members and with them loads all of undici, a sixth of a cold start. */
const ALIASES = {
  http: shim('http'),
  'node:http': shim('http'),
  https: shim('https'),
  'node:https': shim('https'),
  '@aws-sdk/credential-provider-node': shim('credentials'),
}

/** The trained reader, and the module that reads it: a bundle with the module needs it beside it, and the compiled rules. */
const READER = fileURLToPath(new URL('../templates/warning-signs/reader.bin', import.meta.url))
const READS_RULES = 'functions/runtime/rules.ts'
const RULES = 'rules.json'

const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  // Packages' ES modules can be shaken; the default order takes their larger CommonJS builds.
  mainFields: ['module', 'main'],
  alias: ALIASES,
  define: { RULES_ARE_PACKED: 'true' },
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
} satisfies BuildOptions

let built: string | undefined

/**
 * The folder of one entry's bundle, with the `assets` of `functions/`, files or folders, that lie beside it, and the rules of a folder that
 * it reads in `shadow`. All entries are bundled in one go, when the first is asked for, since that takes little longer than one.
 */
export function bundleOf(entry: string, assets: readonly string[], shadow?: string): string {
  built ??= buildAll()
  const folder = join(built, entry)
  for (const asset of assets) cpSync(join(FUNCTIONS, asset), join(folder, basename(asset)), { recursive: true })
  return shadow ? withShadow(folder, shadow) : folder
}

function buildAll(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'aftercare-bundles-'))
  process.on('exit', () => rmSync(outdir, { recursive: true, force: true }))
  const { metafile } = buildSync({
    entryPoints: readdirSync(FUNCTIONS)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(FUNCTIONS, file)),
    outdir,
    entryNames: '[name]/index',
    outExtension: { '.js': '.mjs' },
    metafile: true,
    ...OPTIONS,
  })
  const printer = join(outdir, 'printer')
  mkdirSync(printer)
  const printing = bundlePrinter(printer, OPTIONS)
  for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
    const has = (module: string) => Object.keys(inputs).some((input) => input.endsWith(module))
    const beside = dirname(resolve(output))
    if (has(PRINTS)) for (const file of printing) copyFileSync(file, join(beside, basename(file)))
    if (!has(READS_RULES)) continue
    copyFileSync(READER, join(beside, basename(READER)))
    writeFileSync(join(beside, RULES), packRules(rules()))
  }
  return outdir
}
