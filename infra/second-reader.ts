import { Stack } from 'aws-cdk-lib'
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { ENV, type EnvName } from '../functions/runtime/env.ts'
import type { Stage } from './stage.ts'

/** Geographies with which ids of inference profiles begin; the rest is the model's own id. */
const GEOGRAPHY = /^(?:us|us-gov|eu|apac|au|ca|jp|global)\./

/**
 * The language model that reads what paged nobody, in the stage's own account. The stage names it; without one there is no
 * queue, no function and no right to ask any model.
 */
export class SecondReaderModel extends Construct {
  readonly environment: Partial<Record<EnvName, string>>
  private readonly model: string
  private readonly region: string

  constructor(scope: Construct, id: string, { model, region }: NonNullable<Stage['secondReader']>) {
    super(scope, id)
    this.model = model
    this.region = region ?? Stack.of(this).region
    this.environment = {
      [ENV.secondReaderModel]: model,
      ...(region ? { [ENV.secondReaderRegion]: region } : {}),
    }
  }

  /**
   * To ask the one model. An inference profile asks the model in each of its regions, which takes a right on the profile and,
   * through it alone, on the model: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
   */
  letAsk(grantee: IGrantable): void {
    const { account, partition } = Stack.of(this)
    const bare = this.model.replace(GEOGRAPHY, '')
    const actions = ['bedrock:InvokeModel']
    const allow = (resource: string, conditions = {}) =>
      grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource], conditions }))
    const at = (region: string) => `arn:${partition}:bedrock:${region}::foundation-model/${bare}`
    if (bare === this.model) return void allow(at(this.region))
    const profile = `arn:${partition}:bedrock:${this.region}:${account}:inference-profile/${this.model}`
    allow(profile)
    allow(at('*'), { StringLike: { 'bedrock:InferenceProfileArn': profile } })
  }
}
