/** What a patient takes home on paper: what to do, what to look for, whom to call, and when messages come. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { type CarePlan, planNamed } from '../../core/courses/care-plan.ts'
import { valuesFor } from '../../core/courses/schedule.ts'
import { personOf } from '../../core/keys.ts'
import type { Channel } from '../../core/messages/outbound.ts'
import { render, say } from '../../core/messages/wording.ts'
import type { Patient, Treatment } from '../../core/patients/patient.ts'
import type { Instant } from '../../core/time.ts'
import type { Reads, Templates } from '../ports.ts'
import { readClinic } from '../store/read-clinic.ts'
import { readPatient } from '../store/read-patient.ts'
import { contentOf } from './override-plan.ts'

export type AftercareSheet = {
  clinic: Clinic
  person: Patient
  treatment: Treatment
  /** The danger signs, in one sentence with the emergency number. */
  danger: string
  /** The care plans' own words, in paragraphs; those that several plans share stand once. */
  paragraphs: string[]
  /** What is still to come, by which channel. */
  messages: { at: Instant; channel: Channel }[]
}

/** The sheet of one visit, in the patient's language; undefined where there is no such visit, or it did not take place. */
export async function aftercareSheet(
  deps: Reads & Templates,
  clinicId: string,
  treatmentId: string,
): Promise<AftercareSheet | undefined> {
  const record = await readPatient(deps.records, clinicId, personOf(treatmentId))
  const treatment = record?.treatments.find(({ value }) => value.treatmentId === treatmentId)?.value
  const clinicNow = treatment?.state === 'running' ? await readClinic(deps.records, clinicId) : undefined
  if (!record || !treatment || !clinicNow) return undefined
  const { clinic } = clinicNow
  const person = record.person.value
  const content = contentOf(deps, clinicNow)
  const values = valuesFor(clinic, person)
  const words = ({ message, texts }: CarePlan['steps'][number]) => {
    const own = texts?.[person.language]
    return own === undefined ? say(content, person.language, message, values) : render(own, values)
  }
  const plans = treatment.procedures.flatMap(({ plan }) => planNamed(content.plans, plan) ?? [])
  const sheets = plans
    .sort((a, b) => a.priority - b.priority)
    .flatMap(({ steps }) => steps.filter(({ channel }) => channel === 'email'))
    .map((step) => words(step).split(/\n{2,}/))
  const messages = record.outbound
    .map(({ value }) => value)
    .filter((item) => item.treatmentId === treatmentId && item.purpose === 'follow-up' && item.state === 'planned')
    .map(({ plannedFor, channel }) => ({ at: plannedFor, channel }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const danger = say(content, person.language, 'page-answer.emergency', values)
  return { clinic, person, treatment, danger, paragraphs: sheets.reduce<string[]>(merged, []), messages }
}

/** Two texts as one: what only the other one says comes before the paragraph that follows it there. */
function merged(text: readonly string[], other: readonly string[]): string[] {
  const whole = [...text]
  let added: string[] = []
  for (const paragraph of other) {
    const at = whole.indexOf(paragraph)
    if (at === -1) added.push(paragraph)
    else {
      whole.splice(at, 0, ...added)
      added = []
    }
  }
  return [...whole, ...added]
}
