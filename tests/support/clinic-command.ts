import { spawn } from 'node:child_process'

/** `npm run clinic -- …` against a server of this machine, as an engineer types it. */
export async function clinicCommand(
  url: string,
  ...given: string[]
): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, ['infra/clinic.ts', ...given, '--local', url])
  let [out, error] = ['', '']
  child.stdout.on('data', (data) => {
    out += data
  })
  child.stderr.on('data', (data) => {
    error += data
  })
  const code = await new Promise<number | null>((done) => child.on('exit', done))
  return { code, out, error }
}
