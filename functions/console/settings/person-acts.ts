/** What is done with one person besides their data: invite, sign out, switch off and on, leave. */
import { PERMISSIONS } from '../../http/route.ts'
import { inviteStaff, setSignIn, signInStateOf } from '../../use-cases/access/accounts.ts'
import { removeStaff, type StaffHow, type StaffLeft } from '../../use-cases/access/change-staff.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { staffWords } from '../words/staff.ts'
import { authorOf } from './frame.tsx'
import { personPage } from './person.tsx'
import { sureOf } from './person-parts.tsx'
import { STAFF } from './staff.tsx'

const who = ({ caller, params }: PageRequest) => ({ clinicId: caller.clinicId, staffId: params.id ?? '' })
const back = ({ params }: PageRequest, said: string): PageAnswer => ({
  kind: 'go',
  to: `${STAFF}/${encodeURIComponent(params.id ?? '')}?said=${said}`,
})

async function invited(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const done = await inviteStaff(deps, who(request), authorOf(request.caller))
  switch (done.kind) {
    case 'invited':
      return back(request, 'invited')
    case 'unknown':
      return personPage(deps, request)
    case 'no-email':
    case 'taken':
      return personPage(deps, request, { refused: staffWords(request.language).refused[done.kind] })
  }
}

const switched =
  (said: 'signed-out' | 'switched-off' | 'switched-on', enabled?: boolean) =>
  async (deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> => {
    const own = request.params.id === request.caller.id
    if (own && enabled === false)
      return personPage(deps, request, { refused: staffWords(request.language).refused.own })
    await setSignIn(deps, who(request), { by: authorOf(request.caller), ...(enabled === undefined ? {} : { enabled }) })
    return back(request, said)
  }

/** The provider first: what fails there leaves the person as they were, and a person who stays after all may sign in as before. */
async function signedOutAndLeft(deps: ConsoleDeps, request: PageRequest, how: StaffHow): Promise<StaffLeft> {
  const by = authorOf(request.caller)
  const { disabled } = await signInStateOf(deps, who(request))
  await setSignIn(deps, who(request), { by, enabled: false })
  const done = await removeStaff(deps, request.caller.clinicId, request.params.id ?? '', how)
  if (done.kind !== 'left' && !disabled) await setSignIn(deps, who(request), { by, enabled: true })
  return done
}

/** Done only once somebody has seen which duties nobody would have. */
async function left(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, form, params, language } = request
  const { refused } = staffWords(language)
  const id = params.id ?? ''
  if (id === caller.id) return personPage(deps, request, { refused: refused.own })
  const how = { by: authorOf(caller), seen: formValue(form, 'seen') }
  const tried = await removeStaff(deps, caller.clinicId, id, { ...how, preview: true })
  if (tried.kind === 'left' && tried.opened.length > 0 && formValue(form, 'sure') !== sureOf(tried.opened))
    return personPage(deps, request, { opened: tried.opened })
  const done = tried.kind === 'left' ? await signedOutAndLeft(deps, request, how) : tried
  switch (done.kind) {
    case 'left':
      return { kind: 'go', to: `${STAFF}?said=left` }
    case 'overtaken':
      return personPage(deps, request, { overtaken: true })
    case 'unknown':
      return personPage(deps, request)
    case 'has-open-alert':
      return personPage(deps, request, { refused: staffWords(language).openAlert(done.codes.join(', ')) })
    case 'last-admin':
    case 'named-by-policy':
      return personPage(deps, request, { refused: refused[done.kind] })
  }
}

const act = (name: string, respond: Page['respond']): Page => ({
  method: 'POST',
  path: `${STAFF}/{id}/${name}`,
  roles: PERMISSIONS.administer,
  respond,
})

export const personActPages: readonly Page[] = [
  act('invite', invited),
  act('sign-out', switched('signed-out')),
  act('switch-off', switched('switched-off', false)),
  act('switch-on', switched('switched-on', true)),
  act('leave', left),
]
