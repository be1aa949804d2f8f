/** What the functions' processes hold in memory. */
import { readFileSync } from 'node:fs'
import type { Collected } from '../../infra/local/services/lambda.ts'
import type { Client } from '../support/server.ts'

/** In megabytes. `held`: on and off the heap once garbage is collected, the least of the first and of the second half. */
export type Memory = {
  function: string
  heldBefore: number
  heldAfter: number
  /** The most that was ever resident, by the system's count. */
  residentAtMost: number
  /** What Lambda would give it, and end it for taking more. */
  given: number
}

export type Look = { function: string; pid: number; held: number; residentAtMost: number; given: number }

export function leastOf(looks: readonly Look[][]): Memory[] {
  const half = Math.floor(looks.length / 2)
  const ofOne = (pid: number, from: readonly Look[][]) => from.flat().filter((look) => look.pid === pid)
  const least = (pid: number, from: readonly Look[][]) => Math.min(...ofOne(pid, from).map(({ held }) => held))
  if (half === 0) return []
  return (looks[0] ?? []).map(({ function: name, pid, given }) => ({
    function: name,
    heldBefore: least(pid, looks.slice(0, half)),
    heldAfter: least(pid, looks.slice(half)),
    residentAtMost: Math.max(...ofOne(pid, looks).map(({ residentAtMost }) => residentAtMost)),
    given,
  }))
}

export async function memory(clinic: Client): Promise<Look[]> {
  const { processes } = (await clinic.local('collect')).body as { processes: Collected[] }
  return processes.map(({ function: name, pid, heldBytes, memoryMegabytes }) => ({
    function: name,
    pid,
    held: Math.round(heldBytes / 104_857.6) / 10,
    residentAtMost: residentAtMost(pid),
    given: memoryMegabytes,
  }))
}

function residentAtMost(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0
  return Math.round(Number(kilobytes) / 1024)
}
