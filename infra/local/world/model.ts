/** The language model of this machine: it says by a script what it is told to say for given words. */
import type { ServerResponse } from 'node:http'
import { answerJson, problem } from '../http.ts'
import type { Store } from '../store.ts'
import type { JsonObject } from '../template.ts'

export const MODEL_BEHAVIOURS = [
  /** As the script says; for words that it does not name: nothing was found. */
  'answer',
  /** Everything is an emergency, by words that stand in the text. */
  'lie',
  /** Everything is an emergency, by words that nobody wrote. */
  'misquote',
  /** Words in place of the tool. */
  'refuse',
  /** Arguments of another shape. */
  'wrong-schema',
  /** Longer than anybody waits. */
  'slow',
  'throttle',
  'fault',
  'cut',
] as const
export type ModelBehaviour = (typeof MODEL_BEHAVIOURS)[number]

/** `words`: part of a text, whatever its case; the rest is what the model calls the tool with. */
type Line = { words: string; says: JsonObject }
export type Script = { behaviour: ModelBehaviour; lines: Line[] }

type Scripted = { kind: 'taken'; script: Script } | { kind: 'invalid'; because: string; pointer: string }

const SAYS_NOTHING: Script = { behaviour: 'answer', lines: [] }
const NOTHING: JsonObject = { finding: 'nothing' }
const EMERGENCY = { finding: 'raise', tier: 'emergency', signs: ['breathing'], because: 'It lies.' }

export class Model {
  private readonly store: Store

  constructor(store: Store) {
    this.store = store
  }

  /** `POST /_local/second-reader`: what it says from now on. */
  serve(response: ServerResponse, body: JsonObject): void {
    const taken = this.script(body)
    if (taken.kind === 'invalid') problem(response, 422, taken.because, taken.pointer)
    else answerJson(response, 200, taken.script)
  }

  private script({ behaviour = 'answer', lines = [] }: JsonObject): Scripted {
    if (!MODEL_BEHAVIOURS.includes(behaviour as ModelBehaviour))
      return { kind: 'invalid', because: `One of ${MODEL_BEHAVIOURS.join(', ')}.`, pointer: '/behaviour' }
    const isLine = (line: unknown): line is Line => {
      const { words, says } = (line ?? {}) as Partial<Line>
      return typeof words === 'string' && words !== '' && typeof says === 'object' && says !== null
    }
    if (!Array.isArray(lines) || !lines.every(isLine))
      return {
        kind: 'invalid',
        because: 'A list of {"words": "…", "says": {"finding": "…"}} is needed.',
        pointer: '/lines',
      }
    const script = { behaviour: behaviour as ModelBehaviour, lines: lines as unknown as Line[] }
    this.store.set('model', JSON.stringify(script))
    return { kind: 'taken', script }
  }

  get behaviour(): ModelBehaviour {
    return this.now().behaviour
  }

  /** The arguments of the tool for a prompt whose text of the patient stands between tags. */
  says(prompt: string): JsonObject {
    const { behaviour, lines } = this.now()
    const [, text = prompt] = /<patient_text[^>]*>\n([\s\S]*)\n<\/patient_text>/.exec(prompt) ?? []
    if (behaviour === 'lie') return { ...EMERGENCY, quote: text.slice(0, 60) }
    if (behaviour === 'misquote') return { ...EMERGENCY, quote: 'I have stopped breathing' }
    if (behaviour === 'wrong-schema') return { finding: 'raise', tier: 'catastrophe', quote: 7 }
    return lines.find(({ words }) => text.toLowerCase().includes(words.toLowerCase()))?.says ?? NOTHING
  }

  private now(): Script {
    const kept = this.store.setting('model')
    return kept ? (JSON.parse(kept) as Script) : SAYS_NOTHING
  }
}
