import type { About } from './about.ts'
import { benchColdStart } from './cold-start.ts'
import { benchDue } from './due.ts'
import { benchFollowUp } from './follow-up.ts'
import { benchGrowth } from './growth.ts'
import { benchReply } from './reply.ts'
import { repeated } from './rounds.ts'
import { benchSlowProcessor } from './slow-processor.ts'
import { benchTriage } from './triage.ts'

/** Each part by its name in the result. One after the other: together they would slow each other down. */
export const PARTS = {
  coldStart: () => benchColdStart(),
  due: () => benchDue(),
  followUp: () => benchFollowUp(),
  growth: () => benchGrowth(),
  triage: async () => benchTriage(),
  reply: () => benchReply(),
  slowProcessor: () => benchSlowProcessor(),
}

export type Part = keyof typeof PARTS
export type Figures = { [P in Part]?: Awaited<ReturnType<(typeof PARTS)[P]>> }
/** `failed`: parts that could not be measured, and why; the others are. `repeated`: samples that were taken again. */
export type Result = Figures & { about?: About; failed?: { [P in Part]?: string }; repeated?: number }

export const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name)

/** The parts asked for, in the order in which they stand above. One that fails ends no other. */
export async function run(parts: readonly Part[], measures: Record<Part, () => unknown> = PARTS): Promise<Result> {
  const figures: Record<string, unknown> = {}
  const failed: { [P in Part]?: string } = {}
  for (const part of Object.keys(PARTS)
    .filter(isPart)
    .filter((each) => parts.includes(each)))
    try {
      figures[part] = await measures[part]()
    } catch (error) {
      failed[part] = error instanceof Error ? error.message.slice(0, 300) : String(error)
    }
  return { ...(figures as Figures), ...(Object.keys(failed).length > 0 ? { failed } : {}), repeated: repeated() }
}
