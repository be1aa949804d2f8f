import type { Adapter, AdapterPayload } from 'oidc-provider'

/** What the local sign-in provider remembers: half-finished sign-ins, for as long as the server runs. */
export function keptInMemory(): (name: string) => Adapter {
  const kept = new Map<string, AdapterPayload>()
  return (name) => {
    const key = (id: string) => `${name}:${id}`
    const find = async (matches: (payload: AdapterPayload) => boolean) =>
      [...kept].find(([id, payload]) => id.startsWith(`${name}:`) && matches(payload))?.[1]
    return {
      async upsert(id, payload) {
        kept.set(key(id), payload)
      },
      find: async (id) => kept.get(key(id)),
      findByUid: (uid) => find((payload) => payload.uid === uid),
      findByUserCode: (userCode) => find((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = kept.get(key(id))
        if (payload) kept.set(key(id), { ...payload, consumed: Math.floor(Date.now() / 1000) })
      },
      async destroy(id) {
        kept.delete(key(id))
      },
      async revokeByGrantId(grantId) {
        for (const [id, payload] of kept) if (payload.grantId === grantId) kept.delete(id)
      },
    }
  }
}
