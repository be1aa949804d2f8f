import { ENV } from '../../functions/runtime/env.ts'
import type { AftercareFunction } from '../aftercare-function.ts'
import type { Functions } from '../functions.ts'

type Http = { api: AftercareFunction; links: AftercareFunction; console: AftercareFunction }

/** What answers HTTP: the API of clinic systems, links in messages, and the console. */
export function addHttp(functions: Functions): Http {
  const { records, optOuts, signIn } = functions.parts
  const api = functions.add('Api', 'api', {
    gradual: true,
    timeoutSeconds: 15,
    harm: 'Front desks cannot log treatments, and staff cannot acknowledge by the API; texts still work.',
    puts: [ENV.urgentQueue, ENV.routineQueue],
    extra: optOuts.environment,
  })
  records.letReadAndCommit(api)
  records.letFindOpen(api)
  records.letReadMany(api)
  records.letErase(api)

  const links = functions.add('Links', 'links', {
    gradual: true,
    timeoutSeconds: 10,
    harm: 'The links in pages do not open; codes texted back still acknowledge.',
    puts: [ENV.urgentQueue],
  })
  records.letReadAndCommit(links)

  const console = functions.add('Console', 'console', {
    gradual: true,
    timeoutSeconds: 15,
    harm: 'Front desks cannot check patients out and staff see no inbox; pages, links and texts still work.',
    puts: [ENV.urgentQueue, ENV.routineQueue],
    extra: {
      [ENV.signInIssuer]: signIn.pool.userPoolProviderUrl,
      [ENV.signInClient]: signIn.console.userPoolClientId,
      ...optOuts.environment,
    },
    assets: ['console/assets'],
  })
  records.letReadAndCommit(console)
  records.letFindOpen(console)
  records.letReadMany(console)
  records.letErase(console)
  return { api, links, console }
}
