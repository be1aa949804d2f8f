import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Secrets } from '../../../infra/local/services/secrets-manager.ts'
import { Store } from '../../../infra/local/store.ts'
import type { JsonObject, Template } from '../../../infra/local/template.ts'

const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))

const template = (properties: JsonObject): Template => ({
  resources: [{ id: 'Salt', type: 'AWS::SecretsManager::Secret', properties, metadata: {} }],
  outputs: {},
  folder: '',
})
const made = template({ GenerateSecretString: { PasswordLength: 64 } })
const REFERENCE = '{{resolve:secretsmanager:Salt:SecretString:::}}'

describe('a secret on this machine', () => {
  it('is made up once, and is the same for as long as the data are kept', () => {
    const seen = [folder, folder, undefined].map((data) => {
      const store = new Store(data)
      const secret = new Secrets(made, store).resolve(`a ${REFERENCE} b`)
      store.close()
      return secret
    })
    expect(seen[0]).toMatch(/^a [0-9a-f]{64} b$/)
    expect(seen[1]).toBe(seen[0])
    expect(seen[2]).not.toBe(seen[0])
  })

  it.each([
    '{{resolve:secretsmanager:Other:SecretString:::}}',
    '{{resolve:ssm:name}}',
    '{{resolve:secretsmanager:Salt:SecretString:key::}}',
  ])('is not guessed at: %s is refused', (reference) => {
    const secrets = new Secrets(made, new Store(undefined))
    expect(() => secrets.resolve(reference)).toThrow(/not modelled/)
  })

  it('that has a value of its own is refused', () => {
    expect(() => new Secrets(template({ SecretString: 'x' }), new Store(undefined))).toThrow(/makes secrets up/)
  })
})
