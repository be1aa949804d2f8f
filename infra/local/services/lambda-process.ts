import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { REGION } from '../arn.ts'
import { GATEWAY, type JsonObject, PUBLIC, type Resource } from '../template.ts'
import type { Secrets } from './secrets-manager.ts'

/** The place of the pipe among a process's own (lambda-bootstrap.mjs). */
const THAW = 3

type Given = {
  /** Folder of the cloud assembly. */
  assembly: string
  memoryMegabytes: number
  variables: Record<string, string>
  /** URLs of the gateway, of the HTTP API, and the address at which this process asks for its events. */
  gateway: string
  address: string
  runtimeApi: string
}

/** Thaws a process that is frozen since its answer. */
export const thaw = ({ stdio }: ChildProcess): void => void (stdio[THAW] as Writable).write('.')

/** A process that runs one function's bundle, with its environment and nothing of ours besides the path. */
export function startProcess({ id, properties, metadata }: Resource, given: Given): ChildProcess {
  const { assembly, memoryMegabytes, variables, gateway, address, runtimeApi } = given
  const folder = join(assembly, String(metadata['aws:asset:path'] ?? assetIn(properties)))
  if (!existsSync(folder))
    throw new Error(`the bundle of ${id} is not at ${folder}: synthesise the stack with bundling`)
  const script = fileURLToPath(new URL('./lambda-bootstrap.mjs', import.meta.url))
  const own = Object.entries(variables).map(([name, value]) => [
    name,
    value.replaceAll(GATEWAY, gateway).replaceAll(PUBLIC, address),
  ])
  // The heap gets no more memory than the deployed function would have.
  const child = spawn(process.execPath, ['--expose-gc', `--max-old-space-size=${memoryMegabytes}`, script], {
    env: {
      PATH: process.env.PATH,
      ...Object.fromEntries(own),
      // Receivers of webhooks run on this machine too.
      AFTERCARE_LOOPBACK_WEBHOOKS: 'yes',
      AFTERCARE_SLACK_URL: `${address}/_local/slack`,
      AWS_ENDPOINT_URL: gateway,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: `LOCAL${id}`,
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_LAMBDA_FUNCTION_NAME: id,
      AWS_LAMBDA_RUNTIME_API: runtimeApi,
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: String(properties.Handler),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  // A process that has just ended reads nothing any more; its exit says the rest.
  child.stdio[THAW]?.on('error', () => {})
  return child
}

/** A function's environment as it is deployed: references to secrets replaced. */
export function variablesOf({ properties }: Resource, secrets: Secrets): Record<string, string> {
  const variables = (properties.Environment as JsonObject | undefined)?.Variables ?? {}
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, secrets.resolve(String(value))]))
}

/** The folder of a function's bundle in the assembly, where the template was made without asset metadata. */
export const assetIn = (properties: JsonObject): string =>
  `asset.${String((properties.Code as JsonObject).S3Key).replace(/\.zip$/, '')}`
