import { ENV } from '../../functions/runtime/env.ts'
import { AT_ONCE, type Functions } from '../functions.ts'

/** Fifteen rows of an import, one after the other. */
const ROWS_SECONDS = 30

/** What logs the treatments of imports and booking systems. It is apart from everything that pages or sends. */
export function addVisits(functions: Functions): void {
  const { records, queues, optOuts } = functions.parts
  const log = functions.add('LogVisits', 'log-visits', {
    timeoutSeconds: ROWS_SECONDS,
    harm: 'Visits of imports and booking systems are not logged: their patients are not followed up.',
    puts: [ENV.routineQueue],
    extra: optOuts.environment,
  })
  records.letReadAndCommit(log)
  functions.consume(log, { queue: queues.intake.queue, maxConcurrency: AT_ONCE.intake })
}
