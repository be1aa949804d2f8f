import type { Clinic } from '../clinic/clinic.ts'
import type { Content } from '../content.ts'
import { firstName } from '../messages/names.ts'
import { FEDERAL, type Hours, hoursIn, inQuietHours, lastAllowed, nextAllowed } from '../messages/quiet-hours.ts'
import { render, say, shortName, toGsm, type Values } from '../messages/wording.ts'
import type { Patient, Treatment } from '../patients/patient.ts'
import { readablePhone } from '../phone.ts'
import { durationMinutes, type Instant, latest, minutesBetween, plusMinutes, sooner } from '../time.ts'
import { type CarePlan, type PlanStep, planNamed } from './care-plan.ts'

/** A step of a course, with its instants and its words as they will arrive. */
export type PlannedStep = {
  step: string
  /** From 2 on, where other plans of the visit have a step of the same name at another time. Ids use it: a plan's name tells the treatment. */
  nth?: number
  channel: 'sms' | 'email'
  dueAt: Instant
  expiresAt: Instant
  text: string
  subject?: string
  html?: string
  expectsAnswer: boolean
  safety: boolean
  /** Of its plan: the lower one is asked first where two meet. */
  priority: number
  silence?: { remindAfterMinutes: number; taskAfterMinutes: number }
  fallback?: { subject: string; text: string }
}

export type Planning = { treatment: Treatment; person: Patient; clinic: Clinic; now: Instant; content: Content }

export type Planned = { steps: PlannedStep[]; missed: { step: string; dueAt: Instant }[] }

/** Steps of several plans within two hours of each other are one message; two messages are at least as far apart. */
export const GAP_MINUTES = 120

type Timed = { step: PlanStep; plan: string; priority: number; intended: Instant; dueAt: Instant; expiresAt: Instant }

/**
 * The follow-ups of a treatment: pure, so that logging twice plans the same. Routine texts keep 08:00–20:59 in the
 * clinic's and the patient's zone and move later; a safety step moves earlier, to the last allowed minute by the
 * patient's zone. A step whose expiry has passed is missed; one that is late but alive is due at once.
 */
export function planFollowUps({ treatment, person, clinic, now, content }: Planning): Planned {
  const plans = treatment.procedures.flatMap(({ plan, areas }) => {
    const found = planNamed(content.plans, plan)
    return found ? [{ plan: found, areas }] : []
  })
  const zones = [clinic.zone, person.zone]
  const hours = hoursIn(content.hours, clinic.jurisdiction)
  const timed = plans.flatMap(({ plan, areas }) =>
    stepsFor(plan, areas, treatment.risks).map((step) => time(step, plan, treatment, { zones, hours, now })),
  )
  const missed = timed.filter(({ dueAt, expiresAt }) => expiresAt <= dueAt)
  const alive = timed.filter(({ dueAt, expiresAt }) => expiresAt > dueAt)
  const merged = spaced(merge(alive.filter(({ step }) => channelOf(step, person) !== undefined)), zones, hours)
  return {
    steps: merged.flatMap((each) => {
      const step = worded(each, { treatment, person, clinic, now, content })
      const before = namesakesBefore(each, merged)
      return step ? [before > 0 ? { ...step, nth: before + 1 } : step] : []
    }),
    missed: merge(missed).map(({ step, intended }) => ({ step: step.step, dueAt: intended })),
  }
}

const stepsFor = (plan: CarePlan, areas: readonly string[], risks: readonly string[] = []): PlanStep[] =>
  plan.steps.filter(
    (step) =>
      !step.areas ||
      step.areas.some((area) => areas.includes(area)) ||
      step.risks?.some((risk) => risks.includes(risk)),
  )

/** Bad durations are found by the tests over `templates/`. */
const minutes = (duration: string): number => durationMinutes(duration) ?? 0

type Clock = { zones: string[]; hours: Hours; now: Instant }

function time(step: PlanStep, plan: CarePlan, treatment: Treatment, { zones, hours, now }: Clock): Timed {
  const intended = plusMinutes(treatment.performedAt, minutes(step.after))
  const expiresAt = plusMinutes(intended, minutes(step.expiresAfter))
  const timed = { step, plan: plan.plan, priority: plan.priority, intended }
  if (step.channel === 'email') return { ...timed, dueAt: latest(intended, now), expiresAt }
  if (!step.safety) return { ...timed, dueAt: nextAllowed(latest(intended, now), zones, hours), expiresAt }
  const own = zones.slice(-1)
  const dueAt = latest(lastAllowed(intended, own[0] ?? 'UTC'), now)
  // At night a safety step does not wait for the morning: it is missed, and the welcome has named the danger signs.
  return { ...timed, dueAt, expiresAt: inQuietHours(dueAt, own, FEDERAL) ? dueAt : expiresAt }
}

/** One message where several plans ask within two hours: the most urgent plan's step stands for them. */
function merge(steps: readonly Timed[]): Timed[] {
  const merged: Timed[] = []
  const order = [...steps].sort((a, b) =>
    a.intended < b.intended ? -1 : a.intended > b.intended ? 1 : a.priority - b.priority,
  )
  for (const each of order) {
    const i = merged.findIndex(
      (other) =>
        kindOf(other.step) === kindOf(each.step) && minutesBetween(other.intended, each.intended) < GAP_MINUTES,
    )
    const other = merged[i]
    if (!other) merged.push(each)
    else if (each.priority < other.priority) merged[i] = { ...each, dueAt: sooner(other.dueAt, each.dueAt) }
  }
  return merged
}

/** A clinic that moves a step of one plan has two of that name at a visit with two plans; the plan that is asked first comes first. */
const namesakesBefore = (each: Timed, all: readonly Timed[]): number =>
  all.filter(
    ({ step, plan, priority }) =>
      step.step === each.step.step && (priority < each.priority || (priority === each.priority && plan < each.plan)),
  ).length

/** The welcome and the aftercare e-mail stand beside the check-ins and merge only with their like. */
const kindOf = ({ channel, expectsAnswer }: PlanStep): string => `${channel}${expectsAnswer}`

/**
 * Check-ins at least two hours apart on their final instants. The welcome is excepted: a safety step that moves earlier
 * into the evening may follow it closely. A check-in that the gap would push past its expiry gives way to the later one,
 * and one that would push a safety step into the next morning gives way to it.
 */
function spaced(steps: readonly Timed[], zones: readonly string[], hours: Hours): Timed[] {
  const kept: Timed[] = []
  for (const each of [...steps].sort((a, b) =>
    a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.intended < b.intended ? -1 : 1,
  )) {
    const before = kept.filter(({ step }) => step.expectsAnswer && each.step.expectsAnswer).at(-1)
    if (!before || minutesBetween(before.dueAt, each.dueAt) >= GAP_MINUTES) {
      kept.push(each)
      continue
    }
    const apart = plusMinutes(before.dueAt, GAP_MINUTES)
    const later = each.step.safety ? nextAllowed(apart, zones.slice(-1), FEDERAL) : nextAllowed(apart, zones, hours)
    if (each.step.safety && later !== apart) kept[kept.indexOf(before)] = each
    else if (later < each.expiresAt) kept.push({ ...each, dueAt: later })
    else if (each.priority < before.priority || (each.step.safety && !before.step.safety))
      kept[kept.indexOf(before)] = { ...each, dueAt: before.dueAt }
  }
  return kept
}

/** A text for who agreed to texts, else an e-mail; nothing where neither was agreed to. */
function channelOf(step: PlanStep, { consent, phone, email }: Patient): 'sms' | 'email' | undefined {
  const sms = consent.sms && phone !== undefined
  const mail = consent.email && email !== undefined
  if (step.channel === 'email') return mail ? 'email' : undefined
  return sms ? 'sms' : mail ? 'email' : undefined
}

const hasSubject = ({ messages }: Content, { message }: PlanStep): boolean =>
  messages.en?.[`${message}.subject`] !== undefined

function worded(
  { step, priority, dueAt, expiresAt }: Timed,
  { person, clinic, content }: Planning,
): PlannedStep | undefined {
  const channel = channelOf(step, person)
  if (!channel) return undefined
  const values = valuesFor(clinic, person)
  const own = step.texts?.[person.language]
  const text = own === undefined ? say(content, person.language, step.message, values) : render(own, values)
  const subject = () =>
    say(content, person.language, hasSubject(content, step) ? `${step.message}.subject` : 'check-in.subject', values)
  const silence = step.silence && {
    remindAfterMinutes: minutes(step.silence.remindAfter),
    taskAfterMinutes: minutes(step.silence.taskAfter),
  }
  const mailable = person.consent.email && person.email !== undefined
  return {
    step: step.step,
    channel,
    dueAt,
    expiresAt,
    text,
    ...(channel === 'email' ? { subject: subject(), html: asHtml(text) } : {}),
    expectsAnswer: step.expectsAnswer,
    safety: step.safety,
    priority,
    ...(silence ? { silence } : {}),
    ...(channel === 'sms' && mailable ? { fallback: { subject: subject(), text } } : {}),
  }
}

/** What every text to a patient may name. No treatment is among it, so that none can get into a text. */
export const valuesFor = (clinic: Clinic, person: Pick<Patient, 'name'>): Values => ({
  clinic: shortName(clinic.name),
  first: firstName(person.name),
  emergency: clinic.emergencyNumber,
  onCall: toGsm(readablePhone(clinic.onCallPhone, clinic.country)),
  frontDesk: toGsm(readablePhone(clinic.frontDeskPhone, clinic.country)),
})

/** Text as it stands in HTML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The HTML part: the same paragraphs; a line that begins with a hyphen is an item of a list. */
export function asHtml(text: string): string {
  const blocks = escaped(text)
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split('\n')
      if (lines.every((line) => line.startsWith('- ')))
        return `<ul>${lines.map((line) => `<li>${line.slice(2)}</li>`).join('')}</ul>`
      return `<p>${lines.join('<br>')}</p>`
    })
  return `<!doctype html><html><body style="font:16px/1.5 sans-serif;max-width:36rem">${blocks.join('')}</body></html>`
}
