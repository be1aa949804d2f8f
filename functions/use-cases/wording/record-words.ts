/** The words of a printed record; what one language has, the other has too. */
import type { HistoryEntry } from '../../core/alerts/history.ts'
import type { Outcome, Resolution } from '../../core/alerts/outcome.ts'
import type { TaskKind } from '../../core/alerts/task.ts'
import type { OutboundCause } from '../../core/messages/cause.ts'
import type { Channel, OutboundState, Purpose } from '../../core/messages/outbound.ts'
import type { Risk } from '../../core/patients/patient.ts'
import type { Tier } from '../../core/triage/verdict.ts'

export type RecordWords = {
  subject: string
  heading(name: string): string
  unknown: string
  made(at: string): string
  zone(zone: string): string
  numbering: string
  undrawn: string
  none: string
  sections: Record<'patient' | 'consents' | 'treatments' | 'alerts' | 'messages' | 'tasks', string>
  facts: Record<'name' | 'phone' | 'email' | 'language' | 'guardian' | 'zone' | 'agreed' | 'id', string>
  languages: Record<string, string>
  by(name: string): string
  channels: Record<Channel, string>
  agreements: Record<'sms' | 'email', string>
  consent: {
    agreed(what: string): string
    declined: string
    method(method: string, by: string): string
    givenBy(name: string): string
  }
  and: string
  treatment: {
    noArea: string
    cancelled: string
    logged(at: string): string
    risks(list: string): string
  }
  plans: Record<string, string>
  areas: Record<string, string>
  risks: Record<Risk, string>
  tiers: Record<Tier, string>
  alert: {
    title(code: string, tier: string): string
    open: string
    signs(list: string): string
    why(because: string): string
    changes: Record<HistoryEntry['kind'], string>
    news: Record<'higher-tier' | 'new-sign' | 'none', string>
    ranOut: Record<'acknowledgement' | 'contact', string>
    to(name: string): string
    outcome(outcome: string, by: string): string
    confirmedBy(name: string): string
    spokeTo(name: string): string
    harm(harm: string): string
    tierWas(judged: string): string
    nextCheck(at: string): string
    note(note: string): string
    truncated: string
  }
  outcomes: Record<Outcome, string>
  harms: Record<NonNullable<Resolution['harm']>, string>
  judged: Record<NonNullable<Resolution['tierWas']>, string>
  courses: Record<NonNullable<Resolution['course']>, string>
  message: {
    received(channel: string): string
    verdict(tier: string, because: string): string
    keyword(keyword: string): string
    ofAlert(code: string): string
    planned(at: string): string
    tooMany(shown: number, all: number): string
    state(state: string, at: string): string
  }
  purposes: Record<Purpose, string>
  step(step: string): string
  states: Record<OutboundState, string>
  causes: Record<Exclude<OutboundCause['kind'], 'provider'>, string>
  refusals(count: number, said: string): string
  task: {
    kinds: Record<TaskKind, string>
    open: string
    done(by: string, at: string): string
  }
}
