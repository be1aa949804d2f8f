/** Who works here: the list, and adding somebody. */
import type { Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { person as schema } from '../../http/clinic-bodies.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { addStaff } from '../../use-cases/access/change-staff.ts'
import { findReadiness } from '../../use-cases/on-call/test-pages.ts'
import { Phone } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { type StaffWords, staffWords } from '../words/staff.ts'
import { authorOf, framed, inWords } from './frame.tsx'
import { SETTINGS_PATH } from './sections.ts'
import { personIn, StaffForm } from './staff-form.tsx'

export const STAFF = `${SETTINGS_PATH}/staff`

async function listPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { language, caller, query } = request
  const clinicNow = await clinicNowOf(deps, caller)
  const { people } = await findReadiness(deps, clinicNow)
  const words = staffWords(language)
  return framed(request, {
    title: words.title,
    said: query.get('said') === 'left' ? words.said.left : undefined,
    children: (
      <>
        <p>{words.intro}</p>
        {people.length === 0 && <p>{words.none}</p>}
        <ul class="plain sections">
          {people.map(({ staff, verifiedAt }) => (
            <li key={staff.staffId} class="card">
              <div>
                <h2>
                  <a href={`${STAFF}/${staff.staffId}`}>
                    <bdi>{staff.name}</bdi>
                  </a>
                  {staff.staffId === caller.id && ` (${words.you})`}
                </h2>
                <p class="hint">{roleOf(staff, words)}</p>
              </div>
              <div>
                {staff.phone ? (
                  <>
                    <Phone phone={staff.phone} clinic={clinicNow.clinic} />
                    <p class={verifiedAt ? 'good' : 'hint'}>{verifiedAt ? words.phoneTested : words.phoneNotTested}</p>
                  </>
                ) : (
                  <p class="hint">{words.noPhone}</p>
                )}
                {staff.email && <p>{staff.email}</p>}
              </div>
            </li>
          ))}
        </ul>
        <p class="buttons">
          <a class="button" href={`${STAFF}/new`}>
            {words.add}
          </a>
          <a class="button quiet" href="/console/on-call/people">
            {words.testPages}
          </a>
        </p>
      </>
    ),
  })
}

export const roleOf = ({ role }: Staff, words: StaffWords): string =>
  role === 'system' ? role : words.roles[role].label

type Showing = { form?: URLSearchParams; faults?: readonly FieldError[]; overtaken?: boolean }

function newPage(request: PageRequest, { form, faults = [], overtaken }: Showing = {}): PageAnswer {
  const words = staffWords(request.language)
  return framed(request, {
    title: words.addTitle,
    status: overtaken ? 409 : faults.length > 0 ? 422 : undefined,
    children: (
      <StaffForm
        to={`${STAFF}/new`}
        language={request.language}
        form={form ?? new URLSearchParams({ role: 'nurse' })}
        faults={inWords(faults, words.needs)}
        overtaken={overtaken ?? false}
      />
    ),
  })
}

async function added(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, caller } = request
  const checked = check(schema, personIn(form))
  if ('faults' in checked) return newPage(request, { form, faults: checked.faults })
  const changed = await addStaff(deps, caller.clinicId, checked.body, { by: authorOf(caller) })
  switch (changed.kind) {
    case 'changed':
      return { kind: 'go', to: `${STAFF}/${changed.person.staffId}?said=added` }
    case 'invalid':
      return newPage(request, { form, faults: changed.faults })
    case 'overtaken':
      return newPage(request, { form, overtaken: true })
    case 'unknown':
    case 'last-admin':
      throw new Error(`a new person was refused: ${changed.kind}`)
  }
}

const roles = PERMISSIONS.administer

export const staffPages: readonly Page[] = [
  { method: 'GET', path: STAFF, roles, respond: listPage },
  { method: 'GET', path: `${STAFF}/new`, roles, respond: async (_, request) => newPage(request) },
  { method: 'POST', path: `${STAFF}/new`, roles, respond: added },
]
