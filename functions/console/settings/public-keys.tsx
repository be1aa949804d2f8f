/** Public keys of a system, by which it signs in to FHIR: pasted, replaced, removed. */
import { type KeysFault, type PublicKey, readPublicKeys } from '../../core/access/public-keys.ts'
import { CONFIGURATION, SMART_DOOR } from '../../http/fhir/smart.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { keysOf, setPublicKeys } from '../../use-cases/access/system-keys.ts'
import { listClients } from '../../use-cases/clinic/change-clients.ts'
import { FaultOf, Faults } from '../shared/components.tsx'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { publicKeysWords } from '../words/public-keys.ts'
import { authorOf, framed } from './frame.tsx'
import { SYSTEMS } from './systems.tsx'

const PATH = `${SYSTEMS}/{id}/public-keys`
const GONE: PageAnswer = { kind: 'go', to: `${SYSTEMS}?said=unknown` }

type Showing = { typed?: string; fault?: KeysFault }

async function keysPage(
  deps: ConsoleDeps,
  request: PageRequest,
  { typed = '', fault }: Showing = {},
): Promise<PageAnswer> {
  const { caller, params, language } = request
  const words = publicKeysWords(language)
  const client = (await listClients(deps, caller.clinicId)).find(({ clientId }) => clientId === params.id)
  const held = client && (await keysOf(deps, [client.clientId])).get(client.clientId)
  if (!client || !held || held.clinicId !== caller.clinicId) return GONE
  const { publicKeys = [] } = held
  const action = PATH.replace('{id}', encodeURIComponent(client.clientId))
  // Each kind's words take the fault of that kind.
  const say = fault && (words.faults[fault.kind] as (fault: KeysFault) => string)
  const faults = say && fault ? [{ pointer: '/keys', detail: say(fault) }] : []
  return framed(request, {
    title: words.title(client.name),
    status: fault ? 422 : undefined,
    children: (
      <>
        <p>{words.intro}</p>
        <section class="card settings" aria-label={client.name}>
          <label>
            {words.find.label} <small>{words.find.hint}</small>
            <input type="text" readonly value={`${deps.linkBase}${SMART_DOOR}/${CONFIGURATION}`} />
          </label>
          <h2>{words.now}</h2>
          {publicKeys.length === 0 ? <p>{words.none}</p> : <Kept keys={publicKeys} />}
          <form method="post" action={action} data-once>
            <Faults faults={faults} />
            <label>
              {words.field.label} <small>{words.field.hint}</small>
              <textarea name="keys" rows={8} spellcheck={false} required aria-invalid={fault ? 'true' : undefined}>
                {typed}
              </textarea>
              <FaultOf faults={faults} at="/keys" />
            </label>
            <button type="submit">{words.save}</button>
          </form>
          {publicKeys.length > 0 && (
            <details>
              <summary>{words.remove}</summary>
              <p>{words.removeHint}</p>
              <form method="post" action={`${action}/remove`} data-once>
                <button type="submit" class="danger">
                  {words.remove}
                </button>
              </form>
            </details>
          )}
        </section>
      </>
    ),
  })
}

const Kept = ({ keys }: { keys: readonly PublicKey[] }) => (
  <ul>
    {keys.map(({ kid, kty }) => (
      <li key={kid}>
        <code>{kid}</code> {kty === 'RSA' ? 'RS384' : 'ES384'}
      </li>
    ))}
  </ul>
)

async function set(deps: ConsoleDeps, { caller, params }: PageRequest, publicKeys: PublicKey[]): Promise<PageAnswer> {
  const asked = { clinicId: caller.clinicId, clientId: params.id ?? '', by: authorOf(caller), publicKeys }
  const isKnown = await setPublicKeys(deps, asked)
  return isKnown ? { kind: 'go', to: `${SYSTEMS}?said=saved` } : GONE
}

async function saved(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const typed = formValue(request.form, 'keys')
  const read = readPublicKeys(typed)
  if ('keys' in read) return set(deps, request, read.keys)
  // A private part is not shown again.
  return keysPage(deps, request, { fault: read.fault, ...(read.fault.kind === 'private' ? {} : { typed }) })
}

const roles = PERMISSIONS.administer

export const publicKeysPages: readonly Page[] = [
  { method: 'GET', path: PATH, roles, respond: (deps, request) => keysPage(deps, request) },
  { method: 'POST', path: PATH, roles, respond: saved },
  { method: 'POST', path: `${PATH}/remove`, roles, respond: (deps, request) => set(deps, request, []) },
]
