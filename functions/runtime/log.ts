import type { Log } from '../use-cases/ports.ts'
import { ENV, optional } from './env.ts'
import { withMetrics } from './metrics.ts'

/**
 * One line of JSON per entry on standard output, which CloudWatch Logs and the local runner read. Not by `console.log`,
 * before whose lines Lambda puts a time and a request id: metrics are read out of lines that are JSON alone.
 */
export const log: Log = {
  write(entry) {
    process.stdout.write(`${JSON.stringify(withMetrics(entry, optional(ENV.stage) ?? 'dev', Date.now()))}\n`)
  },
}
