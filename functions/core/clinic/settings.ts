import type { FieldError } from '../fault.ts'
import { parsePhone } from '../phone.ts'
import { checkColor } from './brand-color.ts'
import { colorFault } from './brand-faults.ts'
import type { Clinic } from './clinic.ts'
import type { Offer } from './offers.ts'
import { inOrder, type OpeningHours } from './opening-hours.ts'
import type { SavedReply } from './saved-reply.ts'

/** What a clinic's admin changes. Numbers and the sender's address belong to the person who runs the service. */
export const SETTINGS = [
  'name',
  'zone',
  'emergencyNumber',
  'frontDeskPhone',
  'onCallPhone',
  'interpreterPhone',
  'nightPlace',
  'voiceAnswer',
  'languages',
  'offers',
  'savedReplies',
  'openingHours',
  'brandColor',
  'logo',
] as const
export type Setting = (typeof SETTINGS)[number]

/** Changes of some of them; an empty text, or null, takes the setting away where the clinic can do without it. */
export type SettingsGiven = { [name in Line]?: string | undefined } & {
  languages?: string[] | undefined
  offers?: Offer[] | undefined
  savedReplies?: SavedReply[] | undefined
  openingHours?: OpeningHours | null | undefined
  brandColor?: string | undefined
  /** The file, in base64. */
  logo?: { content: string } | null | undefined
}

/** A setting that is one line of text on the clinic's page. */
export type Line = Exclude<Setting, 'languages' | 'offers' | 'savedReplies' | 'openingHours' | 'brandColor' | 'logo'>

const PHONES = ['frontDeskPhone', 'onCallPhone', 'interpreterPhone'] as const
const OPTIONAL: readonly Setting[] = ['interpreterPhone', 'nightPlace', 'voiceAnswer', 'brandColor']

/** The changes as they are kept, but for the logo, which is a file: phones in E.164, as a person of the clinic's country types them; or what is wrong. */
export function settingsOf(
  given: SettingsGiven,
  clinic: Clinic,
): { changes: Partial<Clinic> } | { faults: FieldError[] } {
  const faults: FieldError[] = []
  const changes: Record<string, unknown> = {}
  if (given.openingHours !== undefined)
    changes.openingHours = given.openingHours === null ? undefined : inOrder(given.openingHours)
  for (const name of SETTINGS) {
    const value = given[name]
    if (value === undefined || name === 'openingHours' || name === 'logo') continue
    if (value === '') {
      if (OPTIONAL.includes(name)) changes[name] = undefined
      else faults.push({ pointer: `/${name}`, detail: 'Fill this in: the clinic cannot do without it.' })
      continue
    }
    if (name === 'brandColor') {
      const color = checkColor(String(value))
      if (color.kind === 'readable') changes[name] = color.color
      else faults.push({ pointer: `/${name}`, detail: colorFault(color) ?? '' })
      continue
    }
    const phone = PHONES.some((each) => each === name) ? parsePhone(String(value), clinic.country) : undefined
    if (phone?.kind === 'not-a-phone') faults.push({ pointer: `/${name}`, detail: phone.because })
    else changes[name] = phone ? phone.e164 : value
  }
  return faults.length > 0 ? { faults } : { changes: changes as Partial<Clinic> }
}
