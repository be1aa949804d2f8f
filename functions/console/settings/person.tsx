/** One person of the staff: what is known of them, how they sign in, and leaving. */
import type { Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Gap } from '../../core/on-call/gaps.ts'
import { readablePhone } from '../../core/phone.ts'
import { person as schema } from '../../http/clinic-bodies.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { matchRole, signInStateOf } from '../../use-cases/access/accounts.ts'
import { changeStaff } from '../../use-cases/access/change-staff.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { staffWords } from '../words/staff.ts'
import { authorOf, framed, inWords } from './frame.tsx'
import { Leaving, SignInCard } from './person-parts.tsx'
import { STAFF } from './staff.tsx'
import { personIn, StaffForm } from './staff-form.tsx'

export type Showing = {
  form?: URLSearchParams
  faults?: readonly FieldError[]
  overtaken?: boolean
  /** What was refused besides the form's fields. */
  refused?: string
  /** Duties that nobody would have. */
  opened?: readonly Gap[]
}

const formOf = ({ name, role, phone, email }: Staff, country: string): URLSearchParams =>
  new URLSearchParams({ name, role, phone: phone ? readablePhone(phone, country) : '', email: email ?? '' })

export async function personPage(
  deps: ConsoleDeps,
  request: PageRequest,
  { form, faults = [], overtaken = false, refused, opened }: Showing = {},
): Promise<PageAnswer> {
  const { language, caller, params, query } = request
  const clinicNow = await clinicNowOf(deps, caller)
  const words = staffWords(language)
  const person = personOf(clinicNow, params.id)
  if (!person) return framed(request, { title: words.title, status: 404, children: <p>{words.gone}</p> })
  const { clinic, versions } = clinicNow
  const state = await signInStateOf(deps, { clinicId: clinic.clinicId, staffId: person.staffId })
  const said = query.get('said') as keyof typeof words.said | null
  return framed(request, {
    title: person.name,
    said: refused || !said ? undefined : words.said[said],
    status: overtaken || opened ? 409 : faults.length > 0 || refused ? 422 : undefined,
    children: (
      <>
        {refused && (
          <p class="warning" role="alert">
            {refused}
          </p>
        )}
        <StaffForm
          to={`${STAFF}/${person.staffId}`}
          language={language}
          seen={versions.staff}
          form={form ?? formOf(person, clinic.country)}
          faults={inWords(faults, words.needs)}
          overtaken={overtaken}
        />
        <SignInCard {...{ person, state, words }} own={person.staffId === caller.id} />
        <Leaving
          {...{ person, words, opened, language }}
          zone={clinic.zone}
          seen={versions.staff}
          own={person.staffId === caller.id}
        />
      </>
    ),
  })
}

const personOf = ({ rota }: ClinicSnapshot, id: string | undefined): Staff | undefined =>
  rota.staff.find(({ staffId }) => staffId === id)

async function saved(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, caller, params, language } = request
  const words = staffWords(language)
  const id = params.id ?? ''
  const checked = check(schema, personIn(form))
  if ('faults' in checked) return personPage(deps, request, { form, faults: checked.faults })
  const how = { by: authorOf(caller), seen: formValue(form, 'seen') }
  const changed = await changeStaff(deps, caller.clinicId, id, checked.body, how)
  switch (changed.kind) {
    case 'changed':
      await matchRole(deps, { clinicId: caller.clinicId, staffId: id }, changed.person.role)
      return { kind: 'go', to: `${STAFF}/${id}?said=saved` }
    case 'invalid':
      return personPage(deps, request, { form, faults: changed.faults })
    case 'overtaken':
      return personPage(deps, request, { form, overtaken: true })
    case 'last-admin':
      return personPage(deps, request, { form, refused: words.refused['last-admin'] })
    case 'unknown':
      return personPage(deps, request)
  }
}

const roles = PERMISSIONS.administer

export const personPages: readonly Page[] = [
  { method: 'GET', path: `${STAFF}/{id}`, roles, respond: (deps, request) => personPage(deps, request) },
  { method: 'POST', path: `${STAFF}/{id}`, roles, respond: saved },
]
