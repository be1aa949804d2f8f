import type { ClinicSnapshot } from '../store/read-clinic.ts'
import type { Line } from './phones.ts'
import type { ArrivedMessage, SavedRun, Scenario } from './scenario.ts'

/** All that arrived in a run, as it can be compared with another run of the same moves. */
export const arrivedOf = (lines: readonly Line[]): ArrivedMessage[] =>
  lines.flatMap((line) => {
    if (line.kind === 'written') return []
    const { at, channel, subject, text } = line.message
    const words = text.replaceAll(/https?:\/\/\S+/g, '{link}')
    return [{ at, to: line.whose, channel, ...(subject ? { subject } : {}), text: words }]
  })

export const savedRun = (
  title: string,
  { clinic }: ClinicSnapshot,
  scenario: Scenario,
  lines: readonly Line[],
): SavedRun => ({ rehearsal: 1, title, clinic: clinic.name, scenario, arrived: arrivedOf(lines) })

/** What arrives now and did not when the run was saved, and the other way round; nothing where both are the same. */
export function differences(saved: readonly ArrivedMessage[], now: readonly ArrivedMessage[]) {
  const without = (some: readonly ArrivedMessage[], others: readonly ArrivedMessage[]) => {
    const left = others.map(runName)
    return some.filter((message) => {
      const i = left.indexOf(runName(message))
      if (i >= 0) left.splice(i, 1)
      return i < 0
    })
  }
  return { gone: without(saved, now), fresh: without(now, saved) }
}

const runName = ({ at, to, channel, subject, text }: ArrivedMessage): string =>
  JSON.stringify([at, to, channel, subject, text])
