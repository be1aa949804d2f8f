import { keys } from '../../core/keys.ts'
import type { Span } from '../../core/on-call/calendar-span.ts'
import { isErased, type Patient, type Treatment } from '../../core/patients/patient.ts'
import { plainWords } from '../../core/plain-words.ts'
import type { Reads } from '../ports.ts'
import { readActivityLog } from '../store/activity-log.ts'
import { readMany } from '../store/records.ts'

export type Checkout = { person: Patient; treatment: Treatment }

/** `plan`: the name of a care plan. `injector`: some of a name, in any case. */
export type CheckoutsWanted = { span: Span; plan?: string; injector?: string; most: number }

/** A month of a busy clinic; what was logged before is found by name. */
const MOST_READ = 600

/** Treatments that were logged in a stretch of time and took place, the newest first; nobody who was erased. */
export async function findCheckouts(
  deps: Reads,
  clinicId: string,
  { span, plan, injector, most }: CheckoutsWanted,
): Promise<Checkout[]> {
  const entries = await readActivityLog(deps, clinicId, span, 'enrolled')
  const newest = entries.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_READ)
  const treatments = await readMany<Treatment>(
    deps.records,
    newest.map(({ id }) => keys.treatment(clinicId, id)),
  )
  const wanted = treatments
    .flatMap((found) => (found && fits(found.value, { plan, injector }) ? [found.value] : []))
    .slice(0, most)
  const people = await readMany<Patient>(
    deps.records,
    wanted.map(({ personId }) => keys.patient(clinicId, personId)),
  )
  return wanted.flatMap((treatment, i) => {
    const person = people[i]?.value
    return person && !isErased(person) ? [{ person, treatment }] : []
  })
}

type Fits = { plan: string | undefined; injector: string | undefined }

const fits = ({ state, procedures }: Treatment, { plan, injector }: Fits): boolean =>
  state === 'running' &&
  procedures.some(
    (each) =>
      (!plan || each.plan === plan) && (!injector || plainWords(each.injector ?? '').includes(plainWords(injector))),
  )
