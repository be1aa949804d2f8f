/** What is looked at before a start, which takes seconds: whether the port is free, and the folder ours alone. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export type Claim =
  | { kind: 'claimed'; release: () => void }
  /** Another service runs on it: two of them would page the same people twice. */
  | { kind: 'taken'; by: number }
  | { kind: 'unwritable'; because: string }

/** The file that names the process which runs on a folder. */
const OWNER = 'running.pid'

/** Claims a folder of data for this process, and makes it where there is none. What a killed process left is taken over. */
export function claimFolder(folder: string): Claim {
  const file = join(folder, OWNER)
  try {
    mkdirSync(folder, { recursive: true })
    const by = ownerOf(file)
    if (by !== undefined && isRunning(by)) return { kind: 'taken', by }
    rmSync(file, { force: true })
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    return { kind: 'unwritable', because: (error as Error).message }
  }
  return { kind: 'claimed', release: () => rmSync(file, { force: true }) }
}

function ownerOf(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether nothing listens on a port of 127.0.0.1; 0 always is. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
