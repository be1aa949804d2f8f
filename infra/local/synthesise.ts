import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Assembly = { folder: string; template: string; remove(): void }

/** The stage has a second reader here, whatever it has elsewhere: the model of this machine (world/model.ts). */
const CONTEXT = JSON.stringify({ secondReader: 'us.local.scripted-v1:0' })

/** Synthesises the CDK app into a folder of its own, so that two servers of one checkout do not disturb each other. */
export async function synthesise(stage = 'dev'): Promise<Assembly> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-'))
  const output: Buffer[] = []
  const child = spawn(process.execPath, [fileURLToPath(new URL('../app.ts', import.meta.url))], {
    env: { ...process.env, CDK_OUTDIR: folder, AFTERCARE_STAGE: stage, CDK_CONTEXT_JSON: CONTEXT },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => output.push(data))
  const code = await new Promise((done) => child.on('exit', done))
  const template = readdirSync(folder).find((file) => file.endsWith('.template.json'))
  if (code !== 0 || !template) throw new Error(`The stack could not be synthesised:\n${Buffer.concat(output)}`)
  return { folder, template, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
