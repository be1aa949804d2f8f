/** Triage against two packaged matchers on the same texts in the same run; each in a process of its own. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { packRules } from '../../functions/core/triage/pack-rules.ts'
import { rules } from '../../functions/runtime/rules.ts'

const RIVALS = ['aftercare', 'wink', 'aho-corasick'] as const
type Rival = (typeof RIVALS)[number]
type Measured = { loadMs: number; residentMb: number; messagesPerSecond: number; worstCallMs: number }

const ROUNDS = 3

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Medians over interleaved rounds, so that a busy machine slows all alike. */
export function benchTriage() {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'))
  const bundle = bundled(folder)
  const runs: Record<Rival, Measured[]> = { aftercare: [], wink: [], 'aho-corasick': [] }
  for (let round = 1; round <= ROUNDS; round++)
    for (const rival of RIVALS) {
      process.stderr.write(`triage: round ${round} of ${ROUNDS}, ${rival} …\n`)
      const output = execFileSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), rival, bundle], {
        encoding: 'utf8',
      })
      runs[rival].push(JSON.parse(output) as Measured)
    }
  rmSync(folder, { recursive: true })
  const of = (rival: Rival): Measured => ({
    loadMs: median(runs[rival].map(({ loadMs }) => loadMs)),
    residentMb: median(runs[rival].map(({ residentMb }) => residentMb)),
    messagesPerSecond: median(runs[rival].map(({ messagesPerSecond }) => messagesPerSecond)),
    worstCallMs: median(runs[rival].map(({ worstCallMs }) => worstCallMs)),
  })
  const [ours, wink, aho] = [of('aftercare'), of('wink'), of('aho-corasick')]
  return {
    messagesPerSecond: Math.round(ours.messagesPerSecond),
    worstCallMs: ours.worstCallMs,
    ratioToWink: ours.messagesPerSecond / wink.messagesPerSecond,
    ratioToAhoCorasick: ours.messagesPerSecond / aho.messagesPerSecond,
    loadRatioToWink: ours.loadMs / wink.loadMs,
    memoryRatioToWink: ours.residentMb / wink.residentMb,
    all: { aftercare: ours, wink, ahoCorasick: aho },
  }
}

/** Ours as the Lambdas carry it: one file, without types. */
function bundled(folder: string): string {
  const outfile = join(folder, 'triage.mjs')
  const contents =
    "export { triage } from './functions/core/triage/triage.ts'; export { rules } from './functions/runtime/rules.ts'"
  const resolveDir = fileURLToPath(new URL('../..', import.meta.url))
  buildSync({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    define: { RULES_ARE_PACKED: 'true' },
    outfile,
  })
  writeFileSync(join(folder, 'rules.json'), packRules(rules()))
  copyFileSync(
    fileURLToPath(new URL('../../templates/warning-signs/reader.bin', import.meta.url)),
    join(folder, 'reader.bin'),
  )
  return outfile
}

const texts = (): string[] =>
  ['en', 'es'].flatMap((language) =>
    readFileSync(new URL(`../core/triage/examples-${language}.jsonl`, import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).text as string),
  )

/** The phrases of the English classes: what a list of words would be made of. */
const phrases = (): string[] => {
  const file = JSON.parse(readFileSync(new URL('../../templates/warning-signs/en.json', import.meta.url), 'utf8')) as {
    classes: Record<string, string[]>
  }
  return [...new Set(Object.values(file.classes).flat())]
}

async function matcherOf(rival: Rival): Promise<(text: string) => unknown> {
  switch (rival) {
    case 'aftercare': {
      const { triage, rules: prepare } = await import(pathToFileURL(process.argv[3] ?? '').href)
      const prepared = prepare()
      return (text) => triage(text, { procedures: [] }, prepared)
    }
    case 'wink': {
      const { default: winkNLP } = await import('wink-nlp')
      const { default: model } = await import('wink-eng-lite-web-model')
      const nlp = winkNLP(model, ['sbd', 'negation', 'cer'])
      nlp.learnCustomEntities(phrases().map((phrase) => ({ name: 'sign', patterns: [phrase] })))
      return (text) => nlp.readDoc(text).customEntities().out()
    }
    case 'aho-corasick': {
      const { default: AhoCorasick } = await import('ahocorasick')
      const automaton = new AhoCorasick(phrases())
      return (text) =>
        automaton
          .search(text.toLowerCase())
          .filter(
            ([end]: [number, string[]]) =>
              !/\b(no|not|without|denies)\s+(\w+\s+){0,4}$/.test(text.slice(Math.max(0, end - 60), end)),
          )
    }
  }
}

async function measure(rival: Rival): Promise<Measured> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const started = performance.now()
  const match = await matcherOf(rival)
  match('its really hard to swallow')
  const loadMs = performance.now() - started
  globalThis.gc?.()
  const residentMb = (process.memoryUsage().rss - before) / 2 ** 20
  const all = texts()
  for (let i = 0; i < 30; i++) for (const text of all) match(text)
  const from = performance.now()
  let count = 0
  while (performance.now() - from < 1500)
    for (const text of all) {
      match(text)
      count++
    }
  const messagesPerSecond = (count / (performance.now() - from)) * 1000
  const long = [
    'no trouble cant hard swallow my eye ',
    'i cant not never without no ',
    'swolow swolow swolow ',
    'a',
    '😵‍💫 ',
    'my lip is white and cold, ',
  ].map((part) => part.repeat(Math.ceil(1600 / part.length)).slice(0, 1600))
  const worst = long.map((text) => {
    const times = Array.from({ length: 15 }, () => {
      const start = performance.now()
      match(text)
      return performance.now() - start
    })
    return median(times)
  })
  return { loadMs, residentMb, messagesPerSecond, worstCallMs: Math.max(...worst) }
}

const rival = RIVALS.find((each) => each === process.argv[2])
if (rival && process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measure(rival)))
