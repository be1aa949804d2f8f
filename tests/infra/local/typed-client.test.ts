/** A client that openapi-typescript makes of the document compiles, and goes the main path on the real stack. */
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { ANA, HARBOR, MORNING, ownServer } from '../../support/own-server.ts'

const { cloud, clinic } = ownServer()

const PROGRAM = fileURLToPath(new URL('../../fixtures/integrator/main-path.ts', import.meta.url))
const TYPES = PROGRAM.replace('main-path', 'aftercare')

/** What the compiler finds in a file that imports the types, which are nowhere but here. */
function findings(types: string, program = ts.sys.readFile(PROGRAM) ?? ''): string[] {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [] },
    ...{ target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.NodeNext, lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'] },
  }
  const held = new Map([
    [TYPES, types],
    [PROGRAM, program],
  ])
  const host = ts.createCompilerHost(options)
  const [isFile, text] = [host.fileExists, host.readFile]
  host.fileExists = (name) => held.has(name) || isFile(name)
  host.readFile = (name) => held.get(name) ?? text(name)
  host.getSourceFile = (name, version) => {
    const source = host.readFile(name)
    return source === undefined ? undefined : ts.createSourceFile(name, source, version)
  }
  const compiled = ts.createProgram([PROGRAM], options, host)
  return ts.getPreEmitDiagnostics(compiled).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

it('compiles, and what the document does not have does not', async () => {
  const document = await (await fetch(`${cloud.url}/openapi.json`)).text()
  const types = astToString(await openapiTS(document))
  expect(findings(types)).toEqual([])
  const wrong = (ts.sys.readFile(PROGRAM) ?? '')
    .replace('found.data?.patients', 'found.data?.people')
    .replace("{ state: 'open'", "{ state: 'shut'")
    .replace("'/v1/alerts/{id}/acknowledge'", "'/v1/alerts/{id}/take'")
  const found = findings(types, wrong).join('\n')
  for (const word of [/people/, /shut/, /take/]) expect(found).toMatch(word)
})

it('logs a treatment, hears the patient, takes the alert and records its outcome', async () => {
  const { mainPath } = await import(PROGRAM)
  const went = await mainPath({
    ...{ baseUrl: cloud.url, token: clinic.token, phone: ANA, performedAt: MORNING },
    async patientTexts() {
      await clinic.local('sms', { from: ANA, to: HARBOR, body: 'its really hard to swolow' })
      await clinic.idle()
    },
  })
  expect(went).toMatchObject({
    logged: { status: 201, followUps: expect.arrayContaining([expect.objectContaining({ step: 'check-in-24h' })]) },
    again: { status: 200, treatmentId: went.logged.treatmentId },
    patient: { patientId: went.logged.patientId, name: 'Ana Ruiz' },
    alert: { patientId: went.logged.patientId, tier: 'emergency', sign: 'swallowing' },
    takenBy: 'Dr Lee',
    late: { status: 412, problem: { detail: expect.stringMatching(/changed/) } },
    resolved: { state: 'resolved', outcome: { outcome: 'advice-by-phone', name: 'Dr Lee' } },
    said: expect.arrayContaining(['its really hard to swolow', 'safety-answer']),
    refused: { status: 403, problem: { title: 'Forbidden' } },
  })
})
