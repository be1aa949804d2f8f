import { createHash } from 'node:crypto'
import file from '../../templates/second-reader/instructions.json' with { type: 'json' }
import { type BedrockSettings, bedrockSecondReader } from '../adapters/bedrock-second-reader.ts'
import { type InstructionsFile, promptOf } from '../core/second-reader/prompt.ts'
import type { ReadsAgain } from '../use-cases/ports.ts'
import { content } from './content.ts'
import { ENV, optional, required } from './env.ts'
import { rules } from './rules.ts'

const instructions = file as InstructionsFile

/** Of the instructions and of the rules from which their table is made: with either of them the reader may answer otherwise. */
const version = (): string =>
  createHash('sha256').update(JSON.stringify(instructions)).update(rules().version).digest('hex').slice(0, 16)

type Asking = Partial<Pick<BedrockSettings, 'model' | 'region' | 'used'>>

/** The model that the stage names, or another one, told what clinicians approved. */
export function secondReader({ model = required(ENV.secondReaderModel), ...more }: Asking = {}): ReadsAgain {
  const region = more.region ?? optional(ENV.secondReaderRegion)
  return {
    instructions: version(),
    secondReader: bedrockSecondReader({
      model,
      ...(region ? { region } : {}),
      ...(more.used ? { used: more.used } : {}),
      signs: Object.keys(content().signs),
      prompt: (asked) => promptOf(instructions, rules(), asked),
    }),
  }
}
