import type { Log } from '../use-cases/ports.ts'

/** One line of JSON per entry on standard output, which CloudWatch Logs and the local runner read. */
export const log: Log = { write: (entry) => console.log(JSON.stringify(entry)) }
