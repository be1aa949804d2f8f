import { DUTIES, type Duty, type Staff } from '../clinic/clinic.ts'
import type { Channel } from '../messages/outbound.ts'
import type { Tier } from '../triage/verdict.ts'

/** The people that a step pages: those on duty now, everybody on the rota, or one person by id. */
export type Who = Duty | 'everyone' | `staff:${Staff['staffId']}`

export type PolicyStep = {
  /** Minutes after the chain began. */
  afterMinutes: number
  who: readonly Who[]
  by: readonly Channel[]
}

/** How an alert of one tier is paged. `afterwards` repeats for as long as nobody has acknowledged: there is no last page. */
export type TierPolicy = {
  steps: readonly PolicyStep[]
  afterwards: { everyMinutes: number; who: readonly Who[]; by: readonly Channel[] }
  acknowledgeWithinMinutes: number
  /** From receipt of the patient's text. */
  contactWithinMinutes: number
  /** From receipt: when the person who acknowledged is reminded that no contact is recorded. */
  remindOwnerAtMinutes?: number
  /** From receipt: when an acknowledgement without contact runs out and paging begins again. */
  resumeAtMinutes: number
  /** From receipt: when the patient is told that nobody has been reached. */
  tellPatientAtMinutes: number
}

export type PagingTier = Extract<Tier, 'emergency' | 'urgent' | 'prompt'>

export type Policy = Record<PagingTier, TierPolicy>

const loud = ['sms', 'voice'] as const

/** The defaults that a clinic starts with (docs/paging.md). */
export const DEFAULT_POLICY: Policy = {
  emergency: {
    steps: [
      { afterMinutes: 0, who: ['on-call', 'backup'], by: loud },
      { afterMinutes: 5, who: DUTIES, by: loud },
    ],
    afterwards: { everyMinutes: 5, who: DUTIES, by: loud },
    acknowledgeWithinMinutes: 5,
    contactWithinMinutes: 15,
    resumeAtMinutes: 10,
    tellPatientAtMinutes: 10,
  },
  urgent: {
    steps: [
      { afterMinutes: 0, who: ['on-call'], by: ['sms'] },
      { afterMinutes: 5, who: ['on-call'], by: loud },
      { afterMinutes: 10, who: ['backup'], by: loud },
      { afterMinutes: 15, who: ['fallback'], by: loud },
    ],
    afterwards: { everyMinutes: 15, who: DUTIES, by: loud },
    acknowledgeWithinMinutes: 5,
    contactWithinMinutes: 15,
    remindOwnerAtMinutes: 10,
    resumeAtMinutes: 15,
    tellPatientAtMinutes: 15,
  },
  prompt: {
    steps: [
      { afterMinutes: 0, who: ['on-call'], by: ['sms'] },
      { afterMinutes: 15, who: ['backup'], by: ['sms'] },
      { afterMinutes: 30, who: ['fallback'], by: ['sms'] },
    ],
    afterwards: { everyMinutes: 30, who: DUTIES, by: loud },
    acknowledgeWithinMinutes: 15,
    contactWithinMinutes: 60,
    remindOwnerAtMinutes: 40,
    resumeAtMinutes: 60,
    tellPatientAtMinutes: 60,
  },
}

/** Whether a step of the paging policy names the person, so that it would page nobody without them. */
export const isNamedBy = (policy: Policy, staffId: string): boolean =>
  Object.values(policy).some(({ steps, afterwards }) =>
    [...steps, afterwards].some(({ who }) => who.includes(`staff:${staffId}`)),
  )
