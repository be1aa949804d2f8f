/**
 * Makes `templates/warning-signs/reader.json`: `npm run train`. The texts are made here, from the lists in
 * `training-words.json`, for this project alone; the same lists and seed give the same file, which a test checks.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { features, type ReaderFile } from '../../functions/core/triage/reader.ts'
import { tokens } from '../../functions/core/triage/tokens.ts'

const SEED = 20261124
const TEXTS = 12_000
const EPOCHS = 10
const RATE = 0.1
const DECAY = 2e-4
/** A feature seen in fewer texts is a chance of the lists, and not learnt. */
const SEEN_LEAST = 8
/** Of replies to a clinic far fewer than half raise a new complaint that no rule names; the bias takes that away. */
const PRIOR = Math.log(9)
const OUT = new URL('../../templates/warning-signs/reader.json', import.meta.url)
const LISTS = new URL('./training-words.json', import.meta.url)

type Side = { patterns: string[]; [list: string]: string[] }
type Lists = Record<string, { health: Side; conversation: Side }>
type Sample = { health: 0 | 1; seen: string[] }

/** The reader that the lists give. It depends on nothing else. */
export function train(lists: Lists, progress: (epoch: number) => void = () => {}): ReaderFile {
  const random = seeded(SEED)
  const samples = Array.from({ length: TEXTS }, (_, i) => sample(lists, i % 2 === 0, random))
  const known = oftenSeen(samples)
  const weights = new Map<string, number>()
  let bias = 0
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = 0; i < samples.length; i++) {
      const { health, seen } = samples[Math.floor(random() * samples.length)] as Sample
      const learnt = seen.filter((feature) => known.has(feature))
      const score = learnt.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), bias)
      const step = RATE * (health - 1 / (1 + Math.exp(-score)))
      bias += step * 0.1
      for (const feature of learnt) weights.set(feature, (weights.get(feature) ?? 0) * (1 - DECAY) + step)
    }
    progress(epoch + 1)
  }
  const kept = [...weights].map(([feature, weight]) => [feature, round(weight)] as const)
  return {
    bias: round(bias - PRIOR),
    weights: Object.fromEntries(kept.filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

const round = (value: number) => Math.round(value * 100) / 100

function oftenSeen(samples: readonly Sample[]): Set<string> {
  const times = new Map<string, number>()
  for (const { seen } of samples) for (const feature of new Set(seen)) times.set(feature, (times.get(feature) ?? 0) + 1)
  return new Set([...times].filter(([, count]) => count >= SEEN_LEAST).map(([feature]) => feature))
}

/** A pattern with its lists filled in, sometimes with a typing error, sometimes without its small words. */
function sample(lists: Lists, health: boolean, random: () => number): Sample {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const language = lists[pick(Object.keys(lists))] as Lists[string]
  const side = health ? language.health : language.conversation
  let made = pick(side.patterns)
  for (let depth = 0; depth < 3; depth++)
    made = made.replace(/\{(\w+)\}/g, (_, list: string) => pick(side[list] ?? ['']))
  made = made.replace(/\s+/g, ' ').trim()
  if (random() < 0.15) {
    const at = 1 + Math.floor(random() * Math.max(1, made.length - 2))
    made = made.slice(0, at) + made.slice(at + 1)
  }
  if (random() < 0.3) made = made.replace(/\b(the|my|a|el|la|mi)\b /g, '')
  return { health: health ? 1 : 0, seen: features(tokens(made).map(({ word }) => word)) }
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

export const trainingLists = (): Lists => JSON.parse(readFileSync(LISTS, 'utf8'))

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const made = train(trainingLists(), (epoch) => process.stderr.write(`epoch ${epoch} of ${EPOCHS}\n`))
  writeFileSync(OUT, `${JSON.stringify(made)}\n`)
}
