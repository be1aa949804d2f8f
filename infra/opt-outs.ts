import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { ENV } from '../functions/runtime/env.ts'
import type { Stage } from './stage.ts'

const LETTERS = 64

/**
 * The secret under which opt-outs of erased numbers are kept. There are few phone numbers: without it anyone who has the table
 * could try them all. Secrets Manager makes it up; it is in no template, item or log.
 */
export class OptOuts extends Construct {
  /** CloudFormation puts the secret into the environment of functions; nothing is asked for it at run time. */
  readonly environment: Partial<Record<typeof ENV.optOutSecret, string>>

  constructor(scope: Construct, id: string, { stage, key }: { stage: Stage; key: Key }) {
    super(scope, id)
    const secret = new Secret(this, 'Secret', {
      description: `Under which Aftercare's stage ${stage.name} keeps who opted out and was erased. Never rotate it.`,
      encryptionKey: key,
      generateSecretString: { passwordLength: LETTERS, excludePunctuation: true },
      removalPolicy: stage.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    Validations.of(secret).acknowledge({
      id: 'HIPAA.Security::HIPAA.Security-SecretsManagerRotationEnabled',
      reason:
        'A rotated secret would forget who opted out: the numbers are erased, so their hashes cannot be made again.',
    })
    this.environment = { [ENV.optOutSecret]: secret.secretValue.unsafeUnwrap() }
  }
}
