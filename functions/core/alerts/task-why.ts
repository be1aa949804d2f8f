/** Why a task is there, where that is more than its kind says: facts, which pages say in the language of the person who reads them. */
import type { Duty } from '../clinic/clinic.ts'
import type { Unfetched } from '../on-call/followed-calendar.ts'
import type { Instant } from '../time.ts'

/** What an event of a booking system does not say of a visit. */
export type VisitLack = 'name' | 'procedures' | 'phone' | 'email' | 'contact' | 'consent'

/** Why a visit was not logged, whatever was said of it. `said`: of any other kind, in English. */
export type VisitFault = 'by-itself' | 'canceled-before' | 'rota-gap' | 'no-phone' | 'no-email' | { said: string }

type Calendar = { duty: Duty; host: string }

export type TaskWhy =
  /** The patient wrote of a warning sign, or may have, and heard nothing. */
  | { kind: 'told-nothing'; what: 'unread' | 'undelivered' }
  /** The second reader's doubt; `signs` by their names in the rules. */
  | { kind: 'doubt'; how: 'maybe' | 'would-page' | 'closed-since' | 'too-often'; signs: string[] }
  | ({ kind: 'calendar-differs'; added: number; gone: number } & Calendar)
  | ({ kind: 'calendar-unread'; events: number } & Calendar)
  | ({ kind: 'calendar-failing'; since: Instant; because: Unfetched } & Calendar)
  /** A visit to be checked out by hand; `unknown`: services as they are called there. It names no patient. */
  | {
      kind: 'visit'
      source: string
      event: 'done' | 'booked'
      missing: VisitLack[]
      unknown: string[]
      faults: VisitFault[]
    }
  | { kind: 'visit-canceled'; source: string }
