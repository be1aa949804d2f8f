/** Functions of a few lines, run as the local cloud runs those of the template. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Metrics } from '../../infra/local/services/cloudwatch-metrics.ts'
import { Lambdas } from '../../infra/local/services/lambda.ts'
import type { Secrets } from '../../infra/local/services/secrets-manager.ts'
import type { Template } from '../../infra/local/template.ts'
import type { Clock } from '../../infra/local/world/clock.ts'

type Options = { processes?: number; concurrency?: number; metrics?: Metrics; timeoutSeconds?: number }

/** `handlers`: the module of each function, by its name. */
export async function tinyFunctions(handlers: Record<string, string>, options: Options = {}) {
  const { processes = 1, concurrency, metrics = new Metrics(() => 0), timeoutSeconds = 5 } = options
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-tiny-'))
  const resources = Object.entries(handlers).map(([id, module]) => {
    mkdirSync(join(folder, id))
    writeFileSync(join(folder, id, 'index.mjs'), module)
    const properties = { Handler: 'index.handler', Timeout: timeoutSeconds, MemorySize: 512 }
    return { id, type: 'AWS::Lambda::Function', properties, metadata: { 'aws:asset:path': id } }
  })
  const template: Template = { resources, outputs: {}, folder }
  const clock = { forFunctions: () => 'ahead:0' } as Clock
  const secrets = { resolve: (value: string) => value } as Secrets
  const lambdas = new Lambdas(template, clock, { processes, concurrency, secrets, metrics })
  await lambdas.start('http://127.0.0.1:1')
  const stop = () => {
    lambdas.stop()
    rmSync(folder, { recursive: true })
  }
  return { lambdas, stop }
}
