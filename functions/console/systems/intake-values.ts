/** How a booking system is connected, as the form has it and as the API takes it. */
import type { Leaf } from '../../core/intake/leaves.ts'
import { FIELDS, type FieldName } from '../../core/intake/read-generic.ts'
import type { SetupShown } from '../../use-cases/intake/set-up-intake.ts'
import { agreementIn } from '../shared/agreement-fields.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue } from '../shared/page.ts'
import { areaIn, areaTyped } from '../words/plans.ts'

export const NO_AFTERCARE = 'none'
export const OVERLAP_HOURS = 24
export const CHANNELS = ['sms', 'email'] as const
export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

/** What is stored, as the form has it. */
export function formOf(setup: SetupShown | undefined, language: ConsoleLanguage): URLSearchParams {
  const form = new URLSearchParams({
    statement: setup?.consent?.statement ?? '',
    ...(setup?.consent?.sms ? { 'sms-at': setup.consent.sms.at, 'sms-is': String(setup.consent.sms.is) } : {}),
    ...(setup?.consent?.email
      ? { 'email-at': setup.consent.email.at, 'email-is': String(setup.consent.email.is) }
      : {}),
  })
  for (const { service, plan, areas = [], product = '', aftercare } of setup?.services ?? []) {
    form.append('service', service)
    form.append('plan', aftercare === false ? NO_AFTERCARE : (plan ?? ''))
    form.append('areas', areas.map((area) => (language === 'es' ? areaIn(language, area) : area)).join(', '))
    form.append('product', product)
  }
  const { agreement } = setup ?? {}
  if (agreement) form.set('agreement', agreement.statement)
  for (const channel of CHANNELS) if (agreement?.[channel]) form.append('agreement-for', channel)
  for (const [name, at] of Object.entries(setup?.fields ?? {})) form.set(`at.${name}`, at)
  return form
}

export type ServiceTyped = { service: string; plan: string; areas: string; product: string }

/** The rows of the table of services in which something was typed. */
export function servicesTyped(form: URLSearchParams): ServiceTyped[] {
  const [plans, areas, products] = ['plan', 'areas', 'product'].map((name) => form.getAll(name))
  const rows = form.getAll('service').map((service, i) => ({
    service: service.trim(),
    plan: plans?.[i]?.trim() ?? '',
    areas: areas?.[i]?.trim() ?? '',
    product: products?.[i]?.trim() ?? '',
  }))
  return rows.filter((row) => Object.values(row).some(Boolean))
}

function serviceOf({ service, plan, areas, product }: ServiceTyped): object {
  if (plan === NO_AFTERCARE) return { service, aftercare: false }
  const listed = areas.split(',').flatMap((area) => areaTyped(area) || [])
  return { service, plan: plan || undefined, areas: listed, ...(product ? { product } : {}) }
}

/** What the form asks for, as the API takes it. What means yes is a text, unless the sample shows a number or a yes-or-no. */
export function setupIn(form: URLSearchParams, leaves: readonly Leaf[]): object {
  const agreed = (channel: string) => {
    const [at, is] = [formValue(form, `${channel}-at`), formValue(form, `${channel}-is`)]
    const leaf = leaves.find((each) => each.at === at && String(each.value) === is)
    const said = leaf?.value ?? (is === 'true' ? true : is === 'false' ? false : is)
    return at || is ? { [channel]: { at, is: said } } : {}
  }
  const consent = { ...agreed('sms'), ...agreed('email') }
  const shown = formValue(form, 'statement')
  const fields = Object.fromEntries(
    FIELD_NAMES.flatMap((name) => {
      const at = formValue(form, `at.${name}`)
      return at && at !== FIELDS[name] ? [[name, at]] : []
    }),
  )
  const secret = formValue(form, 'secret')
  const agreement = agreementIn(form)
  return {
    ...(secret ? { secret, oldSecretHours: form.has('overlap') ? OVERLAP_HOURS : 0 } : {}),
    services: servicesTyped(form).map(serviceOf),
    ...(Object.keys(consent).length > 0 || shown ? { consent: { ...consent, statement: shown } } : {}),
    ...(agreement ? { agreement } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  }
}
