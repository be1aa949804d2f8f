/** What a filled form of checkout would log, or logs, and what is wrong with it. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { withOwnWords } from '../../core/messages/clinic-words.ts'
import { say } from '../../core/messages/wording.ts'
import { clinicTime, type Instant } from '../../core/time.ts'
import { type Logged, logTreatment } from '../../use-cases/courses/log-treatment.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type ConsoleDeps, formValue, type PageRequest } from '../shared/page.ts'
import { checkoutWords } from '../words/checkout.ts'
import { faultIn } from '../words/row-faults.ts'
import { emptyFaults, requestOf } from './form-values.ts'

export type Here = { deps: ConsoleDeps; clinicNow: ClinicSnapshot; request: PageRequest }

export async function currentCheckout(deps: ConsoleDeps, request: PageRequest): Promise<Here> {
  return { deps, clinicNow: await clinicNowOf(deps, request.caller), request }
}

export const statementOf = (deps: ConsoleDeps, clinic: Clinic, language: string): string =>
  say(withOwnWords(deps.content(), clinic), language, 'page-consent.statement', { clinic: clinic.name })

/** The key of a form, apart from those of the API's callers. */
export const keyOf = (form: string): string => `console.${form}`

/** What the form would log, or logs; a preview writes nothing. */
export async function log({ deps, clinicNow, request }: Here, preview: boolean): Promise<Logged> {
  const { form, caller } = request
  const { clinic } = clinicNow
  const statement = statementOf(deps, clinic, formValue(form, 'language') || 'en')
  const asked = requestOf(form, { zone: clinic.zone, now: deps.now(), statement })
  const about = { clinicId: caller.clinicId, by: caller.id, request: asked, limited: true }
  const faults = emptyFaults(asked, form, request.language)
  if (faults.length > 0) {
    // All that is wrong is said at once.
    const more = faultsOf(await logTreatment(deps, { ...about, preview: true }), clinic, request.language)
    const named = new Set(faults.map(({ pointer }) => pointer))
    return { kind: 'invalid', faults: [...faults, ...more.filter(({ pointer }) => !named.has(pointer))] }
  }
  // Two clicks on one form are one treatment, though "just now" is another instant in each.
  const once = { idempotencyKey: keyOf(formValue(form, 'key')), fingerprint: form.toString() }
  return logTreatment(deps, { ...about, preview, ...once })
}

export const faultsOf = (logged: Logged, clinic: Clinic, language: ConsoleLanguage): FieldError[] => {
  const { needs, tooMany, gap } = checkoutWords(language)
  const when = (at: Instant) => clinicTime(at, { ...clinic, language })
  switch (logged.kind) {
    case 'logged':
    case 'repeated':
      return []
    case 'invalid':
      return logged.faults.map(faultIn(language))
    case 'key-reused':
      return [{ pointer: '', detail: needs.otherEntries }]
    case 'too-many':
      return [{ pointer: '', detail: tooMany(when(logged.until)) }]
    case 'rota-gap':
      return [{ pointer: '', detail: gap(when(logged.gap.from), when(logged.gap.to)) }]
  }
}
