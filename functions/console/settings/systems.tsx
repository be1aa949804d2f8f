/** The clinic's own systems that use the API: connected, renamed, removed. */
import type { ComponentChildren } from 'preact'
import { overlapEnds, type SystemKeys } from '../../core/access/system-key.ts'
import type { FieldError } from '../../core/fault.ts'
import { apiClient as schema } from '../../http/clinic-bodies.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { keysOf } from '../../use-cases/access/system-keys.ts'
import { type ApiClient, changeClients, listClients } from '../../use-cases/clinic/change-clients.ts'
import { Faults, Hidden, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { Field } from '../shared/fields.tsx'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { type SystemsWords, systemsWords } from '../words/systems.ts'
import { authorOf, framed, inWords } from './frame.tsx'
import { SETTINGS_PATH } from './sections.ts'

export const SYSTEMS = `${SETTINGS_PATH}/systems`

/** `isNew`: what was typed and what is wrong with it stand in the form that makes a key. */
type Showing = { form?: URLSearchParams; faults?: readonly FieldError[]; refused?: string; isNew?: boolean }

export async function systemsPage(
  deps: ConsoleDeps,
  request: PageRequest,
  { form = new URLSearchParams(), faults = [], refused, isNew = false }: Showing = {},
): Promise<PageAnswer> {
  const { language, caller, query } = request
  const words = systemsWords(language)
  const { clinic, versions } = await clinicNowOf(deps, caller)
  const clients = await listClients(deps, clinic.clinicId)
  const held = await keysOf(
    deps,
    clients.map(({ clientId }) => clientId),
  )
  const ends = (keys: SystemKeys | undefined) => keys && overlapEnds(keys, deps.now())
  const wrong = inWords(faults, language === 'en' ? {} : words.needs)
  const typed = (isHere: boolean) => ({ form: isHere ? form : new URLSearchParams(), faults: isHere ? wrong : [] })
  const field = (name: 'clientId' | 'name') => ({ name, at: `/${name}`, ...words.fields[name] })
  return framed(request, {
    title: words.title,
    said: words.said[query.get('said') as keyof typeof words.said],
    status: refused ? 409 : faults.length > 0 ? 422 : undefined,
    children: (
      <>
        <p>{words.intro}</p>
        {refused && (
          <p class="warning" role="alert">
            {refused}
          </p>
        )}
        {clients.length === 0 && <p>{words.none}</p>}
        {clients.map((client) => (
          <OneClient key={client.clientId} {...{ client, words }} seen={versions.clients}>
            {held.has(client.clientId) && (
              <Keys {...{ client, words }} ends={ends(held.get(client.clientId))} zone={clinic.zone} />
            )}
          </OneClient>
        ))}
        <section class="card settings" aria-labelledby="new">
          <h2 id="new">{words.newTitle}</h2>
          <p class="hint">{words.newHint}</p>
          <form method="post" action={`${SYSTEMS}/new`} data-once>
            <Hidden name="seen" value={versions.clients} />
            <Faults faults={typed(isNew).faults} />
            <Field {...field('name')} {...typed(isNew)} maxlength={60} required />
            <button type="submit">{words.makeKey}</button>
          </form>
        </section>
        <section class="card settings" aria-labelledby="add">
          <h2 id="add">{words.addTitle}</h2>
          <p class="hint">{words.addHint}</p>
          <form method="post" action={SYSTEMS} data-once>
            <Hidden name="seen" value={versions.clients} />
            <Faults faults={typed(!isNew).faults} />
            <Field {...field('clientId')} {...typed(!isNew)} maxlength={128} required />
            <Field {...field('name')} {...typed(!isNew)} maxlength={60} required />
            <button type="submit">{words.add}</button>
          </form>
        </section>
      </>
    ),
  })
}

type OfClient = { client: ApiClient; words: SystemsWords }

const Keys = ({ client, words, ends, zone }: OfClient & { ends: string | undefined; zone: string }) => (
  <>
    {ends && (
      <form method="post" action={`${SYSTEMS}/${encodeURIComponent(client.clientId)}/end-old`} class="row" data-once>
        <p>
          {words.oldUntil} <When at={ends} zone={zone} />
        </p>
        <button type="submit" class="quiet">
          {words.endOld}
          <span class="unseen">: {client.name}</span>
        </button>
      </form>
    )}
    <details>
      <summary>
        {words.replace}
        <span class="unseen">: {client.name}</span>
      </summary>
      <p>{words.replaceHint}</p>
      <form method="post" action={`${SYSTEMS}/${encodeURIComponent(client.clientId)}/key`} data-once>
        <button type="submit">{words.makeKey}</button>
      </form>
    </details>
    <p>
      <a href={`${SYSTEMS}/${encodeURIComponent(client.clientId)}/public-keys`}>
        {words.smart}
        <span class="unseen">: {client.name}</span>
      </a>
    </p>
  </>
)

const OneClient = ({ client, words, seen, children }: OfClient & { seen: string; children: ComponentChildren }) => (
  <section class="card settings" aria-label={client.name}>
    <h2>{client.name}</h2>
    <p class="hint">
      {words.id}: <code>{client.clientId}</code>
    </p>
    <form method="post" action={`${SYSTEMS}/${encodeURIComponent(client.clientId)}`} class="row" data-once>
      <Hidden name="seen" value={seen} />
      <label>
        {words.fields.name.label}
        <input name="name" value={client.name} maxlength={60} required autocomplete="off" />
      </label>
      <button type="submit" class="quiet">
        {words.rename}
        <span class="unseen">: {client.name}</span>
      </button>
    </form>
    {children}
    <details>
      <summary>
        {words.remove}
        <span class="unseen">: {client.name}</span>
      </summary>
      <p>{words.removeHint}</p>
      <form method="post" action={`${SYSTEMS}/${encodeURIComponent(client.clientId)}/remove`} data-once>
        <Hidden name="seen" value={seen} />
        <button type="submit" class="danger">
          {words.confirm}
        </button>
      </form>
    </details>
  </section>
)

type Said = keyof SystemsWords['said']

async function changed(
  deps: ConsoleDeps,
  request: PageRequest,
  said: Said,
  change: (clients: readonly ApiClient[]) => ApiClient[],
): Promise<PageAnswer> {
  const { caller, form, language } = request
  const words = systemsWords(language)
  const how = { by: authorOf(caller), seen: formValue(form, 'seen') }
  const done = await changeClients(deps, caller.clinicId, change, how)
  switch (done.kind) {
    case 'changed':
      return { kind: 'go', to: `${SYSTEMS}?said=${said}` }
    case 'taken':
      return systemsPage(deps, request, { form, faults: [{ pointer: '/clientId', detail: words.taken }] })
    case 'overtaken':
      return systemsPage(deps, request, { form, refused: words.overtaken })
  }
}

async function added(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form } = request
  const checked = check(schema, { clientId: formValue(form, 'clientId'), name: formValue(form, 'name') })
  if ('faults' in checked) return systemsPage(deps, request, { form, faults: checked.faults })
  return changed(deps, request, 'added', (clients) => [...clients, checked.body])
}

async function renamed(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, params } = request
  const checked = check(schema, { clientId: params.id ?? '', name: formValue(form, 'name') })
  if ('faults' in checked) return systemsPage(deps, request, { faults: checked.faults })
  return changed(deps, request, 'saved', (clients) =>
    clients.map((each) => (each.clientId === params.id ? checked.body : each)),
  )
}

const roles = PERMISSIONS.administer

export const systemsPages: readonly Page[] = [
  { method: 'GET', path: SYSTEMS, roles, respond: (deps, request) => systemsPage(deps, request) },
  { method: 'POST', path: SYSTEMS, roles, respond: added },
  { method: 'POST', path: `${SYSTEMS}/{id}`, roles, respond: renamed },
  {
    method: 'POST',
    path: `${SYSTEMS}/{id}/remove`,
    roles,
    respond: (deps, request) =>
      changed(deps, request, 'removed', (clients) => clients.filter(({ clientId }) => clientId !== request.params.id)),
  },
]
