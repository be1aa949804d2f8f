/** Keys of the clinic's own systems: made, replaced, ended. A key is shown once, on the answer itself. */
import * as z from 'zod/mini'
import { apiClient } from '../../http/clinic-bodies.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { addSystem, endOldKeys, replaceKey } from '../../use-cases/access/system-keys.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { systemsWords } from '../words/systems.ts'
import { authorOf } from './frame.tsx'
import { secretPage } from './secret-page.tsx'
import { SYSTEMS, systemsPage } from './systems.tsx'

const schema = z.strictObject({ name: apiClient.shape.name })

function keyPage(request: PageRequest, { key, isReplaced }: { key: string; isReplaced: boolean }): PageAnswer {
  const words = systemsWords(request.language)
  return secretPage(request, {
    ...{ title: words.keyTitle, hint: words.keyHint, secret: key },
    ...(isReplaced ? { old: words.oldKey } : {}),
    back: { to: SYSTEMS, label: words.back },
  })
}

async function added(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, form, language } = request
  const words = systemsWords(language)
  const checked = check(schema, { name: formValue(form, 'name') })
  if ('faults' in checked) return systemsPage(deps, request, { form, faults: checked.faults, isNew: true })
  const asked = { clinicId: caller.clinicId, by: authorOf(caller), seen: formValue(form, 'seen'), ...checked.body }
  const done = await addSystem(deps, asked)
  return done.kind === 'added'
    ? keyPage(request, { key: done.key, isReplaced: false })
    : systemsPage(deps, request, { form, refused: words.overtaken, isNew: true })
}

const ofSystem = ({ caller, params }: PageRequest) => ({
  clinicId: caller.clinicId,
  clientId: params.id ?? '',
  by: authorOf(caller),
})

async function replaced(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const key = await replaceKey(deps, ofSystem(request))
  return key ? keyPage(request, { key, isReplaced: true }) : { kind: 'go', to: `${SYSTEMS}?said=unknown` }
}

async function endedOld(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const isKnown = await endOldKeys(deps, ofSystem(request))
  return { kind: 'go', to: `${SYSTEMS}?said=${isKnown ? 'ended' : 'unknown'}` }
}

const roles = PERMISSIONS.administer

export const systemKeysPages: readonly Page[] = [
  { method: 'POST', path: `${SYSTEMS}/new`, roles, respond: added },
  { method: 'POST', path: `${SYSTEMS}/{id}/key`, roles, respond: replaced },
  { method: 'POST', path: `${SYSTEMS}/{id}/end-old`, roles, respond: endedOld },
]
