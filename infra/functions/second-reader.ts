import { ENV } from '../../functions/runtime/env.ts'
import { AT_ONCE, type Functions } from '../functions.ts'
import { SecondReaderModel } from '../second-reader.ts'

/** The model answers within nine seconds or not at all, and the table is read before it and written after it. */
const READING_SECONDS = 20

/** What lets a language model read replies that paged nobody, where the stage names one. Nothing else waits for it. */
export function addSecondReader(functions: Functions): void {
  const { records, queues, stage } = functions.parts
  if (!stage.secondReader || !queues.secondReads) return
  const model = new SecondReaderModel(functions, 'SecondReaderModel', stage.secondReader)
  const read = functions.add('SecondRead', 'second-read', {
    timeoutSeconds: READING_SECONDS,
    harm: 'What the rules have not understood is not read a second time. Triage, pages and answers are as always.',
    puts: [ENV.urgentQueue],
    extra: model.environment,
  })
  records.letReadAndCommit(read)
  model.letAsk(read)
  functions.consume(read, { queue: queues.secondReads.queue, maxConcurrency: AT_ONCE.secondReads, batchSize: 1 })
}
