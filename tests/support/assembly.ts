/**
 * The cloud assembly of one run, for all of its test files: the first that asks has it synthesised, with bundles, and the others
 * read the same folder. Nothing is kept from one run to the next, so it is never older than the code.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { type Assembly, synthesise } from '../../infra/local/synthesise.ts'

/** The folder and the name of the template in it. */
export type Place = Pick<Assembly, 'folder' | 'template'>

declare module 'vitest' {
  interface ProvidedContext {
    /** URL at which the runner says where the assembly is. */
    assembly: string
  }
}

/** Vitest's global set-up: lives in the runner's process, from before the first test file until after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let made: Promise<Assembly> | undefined
  const forget = async () => {
    const old = made
    made = undefined
    await old?.then(
      ({ remove }) => remove(),
      () => {},
    )
  }
  const server = createServer(async (_, response) => {
    made ??= synthesise()
    const [status, body] = await made.then(
      ({ folder, template }): [number, unknown] => [200, { folder, template }],
      (error: Error): [number, unknown] => [500, error.message],
    )
    response.writeHead(status).end(JSON.stringify(body))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  project.provide('assembly', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  project.onTestsRerun(forget)
  return async () => {
    server.closeAllConnections()
    server.close()
    await forget()
  }
}

/** Where the assembly of the stage `dev` is. It is to be read only: a test that changes it copies it. */
export async function theAssembly(): Promise<Place> {
  const response = await fetch(inject('assembly'))
  const answer = await response.json()
  if (!response.ok) throw new Error(answer as string)
  return answer as Place
}
