import type { FieldError } from '../../core/fault.ts'
import { type Patient, RISKS, type Risk } from '../../core/patients/patient.ts'
import { type Instant, instantOf, wallTime } from '../../core/time.ts'
import type { Visit } from '../../use-cases/courses/checkout-link.ts'
import type { TreatmentRequest } from '../../use-cases/courses/validate-treatment.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue } from '../shared/page.ts'
import { checkoutWords } from '../words/checkout.ts'

/** Today, for the person who leaves the time empty; else the wall clock of the clinic. */
export function performedAt(form: URLSearchParams, zone: string, now: Instant): Instant {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(formValue(form, 'when')) ?? []
  return date && time ? instantOf({ date, time, zone }) : now
}

/** What the front desk filled in, as the API takes it. */
export function requestOf(
  form: URLSearchParams,
  { zone, now, statement }: { zone: string; now: Instant; statement: string },
): TreatmentRequest {
  const optional = <Name extends string>(name: Name, field: string): { [name in Name]?: string } => {
    const value = formValue(form, field)
    return (value ? { [name]: value } : {}) as { [name in Name]?: string }
  }
  const confirmed = form.has('phone-confirmed') ? { phoneConfirmed: true } : {}
  const contact = { ...optional('phone', 'phone'), ...confirmed, ...optional('email', 'email') }
  const guardian = formValue(form, 'guardian')
  const declined = form.has('declined')
  const product = (plan: string) => optional('product', `product.${plan}`)
  return {
    patient: {
      name: formValue(form, 'name'),
      ...(guardian ? {} : contact),
      ...optional('language', 'language'),
      ...optional('timeZone', 'zone'),
    },
    ...(guardian ? { guardian: { name: guardian, ...contact } } : {}),
    performedAt: performedAt(form, zone, now),
    procedures: form.getAll('plan').map((plan) => ({
      plan,
      areas: form.getAll(`areas.${plan}`),
      ...product(plan),
      ...optional('injector', 'injector'),
    })),
    risks: form.getAll('risk').filter((risk): risk is Risk => risk in RISKS),
    consent: {
      sms: form.has('sms'),
      email: form.has('by-email'),
      ...(declined ? { declined } : {}),
      statement,
      method: form.get('own-phone') ? 'own-phone' : 'front-desk',
    },
    ...optional('externalId', 'external-id'),
  }
}

/** What is wrong before the use case looks: what a form can leave out and the API's schema would refuse. */
export function emptyFaults(request: TreatmentRequest, form: URLSearchParams, language: ConsoleLanguage) {
  const { needs, atMost } = checkoutWords(language)
  const faults: FieldError[] = []
  if (!request.patient.name) faults.push({ pointer: '/patient/name', detail: needs.name })
  if (request.procedures.length === 0) faults.push({ pointer: '/procedures', detail: needs.procedures })
  if (request.patient.name.length > 120) faults.push({ pointer: '/patient/name', detail: atMost(120) })
  const email = formValue(form, 'email')
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    faults.push({ pointer: '/patient/email', detail: needs.email(email) })
  if (form.has('minor') && !formValue(form, 'guardian')) faults.push({ pointer: '/guardian', detail: needs.guardian })
  return faults
}

/** The form as a patient who was here before fills it. */
export function filledBy(form: URLSearchParams, { name, email, language, zone, consent, guardian }: Patient) {
  const filled = new URLSearchParams(form)
  const put = { name, email: email ?? '', language, zone, ...(guardian ? { guardian, minor: 'on' } : {}) }
  for (const [field, value] of Object.entries(put)) filled.set(field, value)
  if (consent.sms) filled.set('sms', 'on')
  if (consent.email) filled.set('by-email', 'on')
  return filled
}

/** The form as a booking system's event or link fills it. Consent is never among it: the patient is asked. */
export function filledByVisit(visit: Visit & { taskId?: string }, zone: string): URLSearchParams {
  const { name = '', phone = '', email = '', injector = '', performedAt, procedures } = visit
  const { taskId = '', externalId = '' } = visit
  const form = new URLSearchParams({ task: taskId, 'external-id': externalId, name, phone, email, injector })
  if (performedAt) {
    const { date, time } = wallTime(performedAt, zone)
    form.set('when', `${date}T${time}`)
  }
  for (const { plan, areas, product } of procedures) {
    form.append('plan', plan)
    for (const area of areas) form.append(`areas.${plan}`, area)
    if (product) form.set(`product.${plan}`, product)
  }
  return form
}
