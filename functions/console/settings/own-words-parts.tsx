import type { Clinic } from '../../core/clinic/clinic.ts'
import { placeholders, shortName } from '../../core/messages/wording.ts'
import { readablePhone } from '../../core/phone.ts'

/** A patient who is nobody, for previews. */
const SAMPLE = { first: 'Ana', callBy: '2:25 PM' }

/** The text with the clinic's own names and numbers; a placeholder that nobody fills stays, for its author to see. */
export function filled(text: string, clinic: Clinic, { isConsent }: { isConsent: boolean }): string {
  const phone = (e164: string) => readablePhone(e164, clinic.country)
  const values: Record<string, string> = {
    ...SAMPLE,
    clinic: isConsent ? clinic.name : shortName(clinic.name),
    emergency: clinic.emergencyNumber,
    onCall: phone(clinic.onCallPhone),
    frontDesk: phone(clinic.frontDeskPhone),
  }
  return text.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all)
}

type Given = { language: string; text: string; clinic: Clinic; isConsent: boolean }

/** As a patient reads it. */
export const Filled = ({ language, text, clinic, isConsent }: Given) => (
  <p class={isConsent ? 'statement' : 'bubble'} lang={language}>
    {filled(text, clinic, { isConsent })}
  </p>
)

export const namesIn = (text: string): string => [...new Set(placeholders(text))].map((name) => `{${name}}`).join(', ')
