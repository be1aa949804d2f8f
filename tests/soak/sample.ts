/** What a running server takes of this machine, from `/proc` and from its folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One look, some minutes after the one before. Lateness is by the clinic's clock, the most since the last look. */
export type Sample = {
  /** Since the run began, by the wall. */
  hours: number
  /** Resident: of the server itself, and of its DynamoDB. */
  serverMegabytes: number
  engineMegabytes: number
  /** What a function's process holds once garbage is collected: the mean of all. */
  heldMegabytes: number
  processes: number
  /** Open files and sockets: of the server itself, and of all processes. */
  serverHandles: number
  handles: number
  files: number
  /** Bytes that each text since the last look added to the folder; histories are kept. */
  bytesPerText: number
  /** How late what pages and answers was, and what follows up. */
  pageSeconds: number
  followUpSeconds: number
  /** Seconds by the wall that a minute of the clinic's clock took: three at the pace of twenty clinics. */
  secondsPerMinute: number
  errorsPerText: number
}

type Process = { pid: number; parent: number; name: string }

const megabytes = (kilobytes: number): number => Math.round(kilobytes / 102.4) / 10

/** A process and all that it has started, and they in turn. Linux only. */
export function familyOf(pid: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)))
  const family = all.filter((each) => each.pid === pid)
  for (const each of family) family.push(...all.filter(({ parent }) => parent === each.pid))
  return family
}

/** Its name may hold spaces and brackets. One that has just ended is none. */
function processOf(pid: number): Process[] {
  try {
    const [, name = '', rest = ''] = /^\d+ \((.*)\) \S (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return [{ pid, parent: Number(rest.split(' ')[0]), name }]
  } catch {
    return []
  }
}

export function residentMegabytes(pid: number): number {
  try {
    return megabytes(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0))
  } catch {
    return 0
  }
}

export function handlesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return 0
  }
}

export function sizeOf(folder: string): { files: number; bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = files.map(({ parentPath, name }) => {
    try {
      return statSync(join(parentPath, name)).size
    } catch {
      return 0
    }
  })
  return { files: files.length, bytes: bytes.reduce((sum, each) => sum + each, 0) }
}
