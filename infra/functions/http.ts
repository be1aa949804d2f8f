import { ENV } from '../../functions/runtime/env.ts'
import type { AftercareFunction } from '../aftercare-function.ts'
import type { Functions } from '../functions.ts'

type Http = Record<'api' | 'fhir' | 'links' | 'console' | 'intake' | 'docs', AftercareFunction>

/** What answers HTTP: the APIs of clinic systems and their description, links in messages, the console, and the hook of booking systems. */
export function addHttp(functions: Functions): Http {
  const { records, optOuts, signIn } = functions.parts
  const api = functions.add('Api', 'api', {
    gradual: true,
    timeoutSeconds: 15,
    harm: 'Front desks cannot log treatments, and staff cannot acknowledge by the API; texts still work.',
    puts: [ENV.urgentQueue, ENV.routineQueue, ENV.intakeQueue, ENV.webhooksQueue],
    extra: optOuts.environment,
  })
  records.letReadAndCommit(api)
  records.letFindOpen(api)
  records.letReadMany(api)
  records.letErase(api)

  // Apart from the JSON API, whose start it would slow down.
  const fhir = functions.add('Fhir', 'fhir', {
    gradual: true,
    timeoutSeconds: 15,
    harm: 'Clinic systems cannot log treatments or read records by FHIR; the JSON API, texts and pages still work.',
    puts: [ENV.routineQueue],
    extra: optOuts.environment,
  })
  records.letReadAndCommit(fhir)
  records.letFindOpen(fhir)
  records.letReadMany(fhir)

  const links = functions.add('Links', 'links', {
    gradual: true,
    timeoutSeconds: 10,
    harm: 'The links in pages do not open; codes texted back still acknowledge.',
    puts: [ENV.urgentQueue, ENV.secondReadsQueue],
  })
  records.letReadAndCommit(links)

  const console = functions.add('Console', 'console', {
    gradual: true,
    timeoutSeconds: 15,
    harm: 'Front desks cannot check patients out and staff see no inbox; pages, links and texts still work.',
    puts: [ENV.urgentQueue, ENV.routineQueue, ENV.intakeQueue, ENV.webhooksQueue],
    extra: {
      [ENV.signInIssuer]: signIn.pool.userPoolProviderUrl,
      [ENV.signInClient]: signIn.console.userPoolClientId,
      [ENV.userPool]: signIn.pool.userPoolId,
      ...optOuts.environment,
    },
    assets: ['console/assets'],
  })
  records.letReadAndCommit(console)
  records.letFindOpen(console)
  records.letReadMany(console)
  records.letErase(console)
  signIn.letManagePeople(console)

  const intake = functions.add('Intake', 'intake', {
    gradual: true,
    timeoutSeconds: 10,
    harm: 'Visits from booking systems are not logged: their patients are not followed up unless somebody checks them out.',
    puts: [ENV.intakeQueue],
  })
  records.letReadOneAndCommit(intake)

  const docs = functions.add('Docs', 'docs', {
    timeoutSeconds: 10,
    harm: 'Integrators cannot read what the API does; the API, the console, pages and texts are not affected.',
    assets: ['docs/assets'],
  })
  return { api, fhir, links, console, intake, docs }
}
