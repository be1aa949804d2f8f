import type { PublicKey } from '../../core/access/public-keys.ts'
import {
  keyIn,
  opens,
  SYSTEM_ID_PREFIX,
  type SystemKeys,
  secretOf,
  withNewKey,
  withoutOldKeys,
  writtenKey,
} from '../../core/access/system-key.ts'
import { keys } from '../../core/keys.ts'
import { type ClientsChanged, changeClients } from '../clinic/change-clients.ts'
import type { Clock, Hashing, Ids, Reads, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { type Author, writeChange } from '../store/change-log.ts'
import { read, write } from '../store/records.ts'
import type { WebhookSetup } from '../webhook-ports.ts'
import type { ClientRecord } from './stamp-token.ts'

/** The system whose key a request shows. */
export type KnownSystem = { clinicId: string; clientId: string; name: string }

/**
 * Whose key an `Authorization` header holds; undefined where it holds none that works. Read at each request and consistently,
 * so a key that is ended opens nothing from the next request on.
 */
export async function systemOf(
  { records, sha256, now }: Reads & Hashing & Clock,
  authorization: string | undefined,
): Promise<KnownSystem | undefined> {
  const shown = keyIn(authorization)
  if (!shown) return undefined
  const [client, held] = await records.getAll([keys.client(shown.clientId), keys.clientKeys(shown.clientId)])
  if (!client || !held) return undefined
  const { clinicId, name } = client.value as ClientRecord
  const stored = held.value as SystemKeys
  if (stored.clinicId !== clinicId || !opens(stored, sha256(shown.secret), now())) return undefined
  return { clinicId, clientId: shown.clientId, name }
}

type Makes = Hashing & WebhookSetup
type Asked = { clinicId: string; by: Author; seen?: string }

export type SystemAdded =
  | { kind: 'added'; clientId: string; key: string }
  | Exclude<ClientsChanged, { kind: 'changed' }>

/** A system with its first key. This answer and that of `replaceKey` are the only ones that hold a key. */
export async function addSystem(
  deps: Store & Clock & Ids & Makes,
  { clinicId, by, seen, name }: Asked & { name: string },
): Promise<SystemAdded> {
  const clientId = `${SYSTEM_ID_PREFIX}${deps.newId()}`
  const secret = secretOf(deps.randomKey())
  const first = withNewKey({ clinicId, keys: [] }, deps.sha256(secret), deps.now())
  const also = [write(keys.clientKeys(clientId), first, 0)]
  const done = await changeClients(deps, clinicId, (clients) => [...clients, { clientId, name }], {
    by,
    also,
    ...(seen === undefined ? {} : { seen }),
  })
  return done.kind === 'changed' ? { kind: 'added', clientId, key: writtenKey(clientId, secret) } : done
}

type OfSystem = { clinicId: string; clientId: string; by: Author }

/** Another key for a system; the old one works for another day. Undefined where the clinic has no such system. */
export async function replaceKey(deps: Store & Clock & Makes, asked: OfSystem): Promise<string | undefined> {
  const secret = secretOf(deps.randomKey())
  const hash = deps.sha256(secret)
  const replaced = await changeKeys(deps, asked, 'replaced', (before) =>
    before.keys[0]?.hash === hash ? before : withNewKey(before, hash, deps.now()),
  )
  return replaced ? writtenKey(asked.clientId, secret) : undefined
}

/** Ends at once what `replaceKey` left working. `false` where the clinic has no such system. */
export const endOldKeys = (deps: Store & Clock, asked: OfSystem): Promise<boolean> =>
  changeKeys(deps, asked, 'old key ended', withoutOldKeys)

/** The public keys by which a system asks for tokens, all at once; an empty list ends them. `false` where there is no such system. */
export const setPublicKeys = (
  deps: Store & Clock,
  { publicKeys, ...asked }: OfSystem & { publicKeys: PublicKey[] },
): Promise<boolean> =>
  changeKeys(deps, asked, 'public keys changed', ({ publicKeys: _, ...before }) =>
    publicKeys.length > 0 ? { ...before, publicKeys } : before,
  )

/** The systems of a clinic that have keys, of those that are named: by client id. */
export async function keysOf({ records }: Reads, clientIds: readonly string[]): Promise<Map<string, SystemKeys>> {
  const held = await records.getAll(clientIds.map((clientId) => keys.clientKeys(clientId)))
  return new Map(held.flatMap((item, i) => (item ? [[clientIds[i] ?? '', item.value as SystemKeys]] : [])))
}

function changeKeys(
  deps: Store & Clock,
  { clinicId, clientId, by }: OfSystem,
  what: string,
  change: (before: SystemKeys) => SystemKeys,
): Promise<boolean> {
  const key = keys.clientKeys(clientId)
  return attempt(deps, async (deps): Promise<Decision<boolean>> => {
    const found = await read<SystemKeys>(deps.records, key)
    if (!found || found.value.clinicId !== clinicId) return { writes: [], answer: false }
    const after = change(found.value)
    if (JSON.stringify(after) === JSON.stringify(found.value)) return { writes: [], answer: true }
    const changes = [{ field: `clients/${clientId}/key`, to: what }]
    const line = await writeChange(deps, clinicId, { at: deps.now(), by, changes })
    return { writes: [write(key, after, found.version), line], answer: true }
  })
}
