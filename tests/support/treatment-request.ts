/** A treatment as a booking system sends it. */
import { MORNING } from './own-server.ts'

export const aTreatment = (phone: string, changes: Record<string, unknown> = {}) => ({
  patient: { name: 'Ana Ruiz', phone, email: 'ana@example.com', language: 'en', timeZone: 'America/Los_Angeles' },
  performedAt: MORNING,
  procedures: [{ plan: 'neurotoxin', areas: ['glabella'], product: 'Botox Cosmetic', injector: 'Dr Lee' }],
  consent: { sms: true, email: true, statement: 'I agree.', method: 'front-desk', capturedAt: MORNING },
  ...changes,
})
