import { benchColdStart } from './cold-start.ts'
import { benchDue } from './due.ts'
import { benchFollowUp } from './follow-up.ts'
import { benchReply } from './reply.ts'
import { benchTriage } from './triage.ts'

/** Each part by its name in the result. One after the other: together they would slow each other down. */
export const PARTS = {
  coldStart: () => benchColdStart(),
  due: () => benchDue(),
  followUp: () => benchFollowUp(),
  triage: async () => benchTriage(),
  reply: () => benchReply(),
}

export type Part = keyof typeof PARTS
export type Result = { [P in Part]?: Awaited<ReturnType<(typeof PARTS)[P]>> }

export const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name)

/** The parts asked for, in the order in which they stand above. */
export async function run(parts: readonly Part[]): Promise<Result> {
  const result: Record<string, unknown> = {}
  for (const part of Object.keys(PARTS).filter(isPart)) if (parts.includes(part)) result[part] = await PARTS[part]()
  return result as Result
}
