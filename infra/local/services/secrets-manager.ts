/** Dynamic references, which CloudFormation replaces by what Secrets Manager holds. Secrets are made up once and kept. */
import { randomBytes } from 'node:crypto'
import type { Store } from '../store.ts'
import type { JsonObject, Template } from '../template.ts'

const REFERENCE = /\{\{resolve:([^}]*)\}\}/g
const WHOLE_SECRET = /^secretsmanager:([^:]+):SecretString:::$/
const USUAL_LENGTH = 32

export class Secrets {
  private readonly byId: Map<string, string>

  constructor({ resources }: Template, store: Store) {
    const secrets = resources.filter(({ type }) => type === 'AWS::SecretsManager::Secret')
    this.byId = new Map(secrets.map(({ id, properties }) => [id, keptOrMade(store, id, properties)]))
  }

  /** Throws at a reference that is not modelled here, or to a secret that the template does not make. */
  resolve(text: string): string {
    return text.replaceAll(REFERENCE, (_, reference: string) => {
      const secret = this.byId.get(WHOLE_SECRET.exec(reference)?.[1] ?? '')
      if (secret === undefined)
        throw new Error(
          `The dynamic reference ${reference} is not modelled by the local runner (infra/local/services/secrets-manager.ts).`,
        )
      return secret
    })
  }
}

function keptOrMade(store: Store, id: string, { GenerateSecretString: made }: JsonObject): string {
  if (!made) throw new Error(`${id} has a value of its own; the local runner only makes secrets up.`)
  const name = `secret ${id}`
  const kept = store.setting(name)
  if (kept) return kept
  const letters = Number((made as JsonObject).PasswordLength ?? USUAL_LENGTH)
  const secret = randomBytes(letters).toString('hex').slice(0, letters)
  store.set(name, secret)
  return secret
}
