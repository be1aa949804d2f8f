/** The second reader: a language model, where the stage names one. Part of ports.ts. */
import type { SecondOpinion, SecondReaderAsked } from '../core/second-reader/opinion.ts'

export interface SecondReader {
  /** Makes one request. Never throws for what the other side does. */
  read(asked: SecondReaderAsked): Promise<SecondOpinion>
}

/** Whether the stage has a second reader: without one nothing waits for it. */
export type HasSecondReader = { hasSecondReader: boolean }

/** Where replies that paged nobody are read again. `instructions`: the version of what the reader is told. */
export type ReadsAgain = { secondReader: SecondReader; instructions: string }
