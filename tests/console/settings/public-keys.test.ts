import { describe, expect, it } from 'vitest'
import { keysOf } from '../../../functions/use-cases/access/system-keys.ts'
import { anOwner } from '../../support/settings.ts'
import { harbor } from '../../support/world.ts'

const RSA = { kid: 'of-november', kty: 'RSA', n: 'x'.repeat(342), e: 'AQAB', use: 'sig', alg: 'RS384' }
const EC = { kid: 'of-december', kty: 'EC', crv: 'P-384', x: 'x'.repeat(64), y: 'y'.repeat(64) }
const set = (...keys: object[]) => JSON.stringify({ keys })

async function aSystem(language: 'en' | 'es' = 'en') {
  const owner = await anOwner(harbor, language)
  await owner.send('/systems', { name: 'Chart' }, '/systems/new')
  const id = /systems\/(key-\w+)\/key/.exec(await owner.see('/systems'))?.[1] ?? ''
  const path = `/systems/${id}/public-keys`
  const kept = async () => (await keysOf(owner.world.deps, [id])).get(id)?.publicKeys
  return { ...owner, id, path, kept }
}

describe('the public keys of a system', () => {
  it('are pasted as a key set, and the page then names them and the address to give', async () => {
    const { send, see, path, kept, id } = await aSystem()
    expect(await see('/systems')).toContain(path)
    expect(await see(path)).toContain('It has no public key yet.')
    expect((await send(path, { keys: set(RSA, EC) })).location).toContain('said=saved')
    expect(await kept()).toEqual([
      { kid: 'of-november', kty: 'RSA', n: RSA.n, e: 'AQAB' },
      { kid: 'of-december', kty: 'EC', crv: 'P-384', x: EC.x, y: EC.y },
    ])
    const page = await see(path)
    expect(page).toMatch(/of-november<\/code> RS384.*of-december<\/code> ES384/s)
    expect(page).toContain('/systems/fhir/R4/.well-known/smart-configuration')
    expect((await send(path, {}, `/systems/${id}/public-keys/remove`)).location).toContain('said=saved')
    expect(await kept()).toBeUndefined()
    expect(await see('/log')).toMatch(/public keys changed/)
  })

  it.each<[string, string, RegExp]>([
    ['no JSON', 'ssh-rsa AAAA', /Paste a JSON Web Key Set/],
    ['a key outside a set', JSON.stringify(RSA), /Paste a JSON Web Key Set/],
    ['none', set(), /at least one key/],
    ['six', set(...Array.from({ length: 6 }, (_, i) => ({ ...RSA, kid: `k${i}` }))), /at most 5/],
    ['one without a kid', set(RSA, { ...EC, kid: undefined }), /Key 2 has no kid/],
    ['two of one kid', set(RSA, { ...EC, kid: RSA.kid }), /kid of key 2/],
    ['one on another curve', set({ ...EC, crv: 'P-256' }), /neither RSA nor P-384/],
    ['a symmetric one', set({ kid: 'a', kty: 'oct', k: 'secret' }), /private part/],
    ['a short one', set({ ...RSA, n: 'x'.repeat(171) }), /shorter than 2,048/],
  ])('are refused as a whole when they are %s, and what was typed stays', async (_, keys, said) => {
    const { send, path, kept } = await aSystem()
    await send(path, { keys: set(RSA) })
    const { status, body } = await send(path, { keys })
    expect(status).toBe(422)
    expect(body).toMatch(said)
    expect((await kept())?.map(({ kid }) => kid)).toEqual(['of-november'])
  })

  it('are never kept or shown with a private part', async () => {
    const { send, path, world } = await aSystem('es')
    const { status, body } = await send(path, { keys: set({ ...RSA, d: 'very-private' }) })
    expect(status).toBe(422)
    expect(body).toContain('contiene una parte privada')
    expect(body).not.toContain('very-private')
    expect(JSON.stringify(await world.everything())).not.toContain('very-private')
  })

  it('belong to the systems of the clinic alone', async () => {
    const { send, path, console, id } = await aSystem()
    await send(path, { keys: set(RSA) })
    const { cookies } = await console.signIn('admin', { clinic: 'other', sub: 'dr-ng', name: 'Dr Ng' })
    const asked = await console.ask('GET', `/console/settings/systems/${id}/public-keys`, { cookies })
    expect([asked.status, asked.location ?? '']).not.toEqual([200, ''])
  })
})
