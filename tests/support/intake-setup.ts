import type { ServiceRow } from '../../functions/core/intake/services.ts'
import type { ConsentMapping } from '../../functions/core/intake/setup.ts'
import type { Source } from '../../functions/core/intake/source.ts'

export const SERVICES: ServiceRow[] = [
  { service: 'Botox - glabella', plan: 'neurotoxin', areas: ['glabella'], product: 'Botox Cosmetic' },
  { service: 'T3WUWYFJOVW2EU6XGRU5YG4A', plan: 'filler', areas: ['lips'] },
  { service: 'Consultation', aftercare: false },
]

const statement = 'I agree to texts after my visit.'

/** Fields by which the events of tests/support/booking-events.ts say that the patient agreed. */
export const CONSENTS: Partial<Record<Source, ConsentMapping>> = {
  generic: { sms: { at: '/textsAgreed', is: 'yes' }, statement },
  zenoti: { sms: { at: '/data/invoice/guest/texts_agreed', is: true }, statement },
}
