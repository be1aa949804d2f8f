import { fileURLToPath } from 'node:url'
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { Architecture, Code, type IFunction, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { EnvName } from '../functions/runtime/env.ts'
import { bundleOf } from './bundle.ts'
import { ownRole } from './function-role.ts'
import type { Operations } from './operations.ts'
import type { Stage } from './stage.ts'

export type FunctionProps = {
  /** The entry's file name in `functions/`, without `.ts`. */
  entry: string
  timeoutSeconds: number
  environment: Partial<Record<EnvName, string>>
  /** What happens to patients or staff when this function fails: the text of its alarm. */
  harm: string
  stage: Stage
  operations: Operations
  key: Key
  /** Minutes in a row in which it has to fail before anybody is woken. */
  failingMinutes?: number
  /** How often Lambda makes an asynchronous invocation that failed again; absent: nothing invokes it so. */
  retries?: 0 | 1 | 2
  /** Files and folders of `functions/` that lie beside the bundle, for the function to read. */
  assets?: string[]
}

const MEMORY_MEGABYTES = 512

/** Stands in for a bundle where a template is synthesised without any. */
const NOT_BUNDLED = fileURLToPath(new URL('./bundle', import.meta.url))

/** Rules of the HIPAA pack that no function of ours keeps, and why. */
const NOT_FOR_US = {
  LambdaConcurrency:
    'Reserved concurrency makes queue pollers count throttled receives as failures, and loses replies to dead letters; event sources have maxConcurrency instead.',
  LambdaDLQ:
    'Dead letters belong to the queues. What runs by schedule is found again by the next minute; what answers HTTP or the user pool tells its caller.',
  LambdaInsideVPC:
    'Nothing it reaches is in a VPC. A VPC would add an address table to run out of, and a NAT gateway as one more thing that stops a page.',
}

/** One Lambda of ours: bundled with its SDK, logs of its own with an end, and an alarm that says the harm. */
export class AftercareFunction extends LambdaFunction {
  /** Rings when it fails. */
  readonly failing: Alarm
  /** What others invoke: the function, or in production the name that moves to a new version step by step. */
  live: IFunction = this

  constructor(
    scope: Construct,
    id: string,
    {
      entry,
      timeoutSeconds,
      environment,
      harm,
      stage,
      operations,
      key,
      failingMinutes = 1,
      retries,
      assets = [],
    }: FunctionProps,
  ) {
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: stage.logRetention,
      encryptionKey: key,
      removalPolicy: stage.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    const role = ownRole(scope, `${id}Role`, 'lambda')
    logGroup.grantWrite(role)
    super(scope, id, {
      role,
      // The SDK is bundled: what Lambda ships is another version, and loading it costs more.
      code: Code.fromAsset(
        Stack.of(scope).bundlingRequired ? bundleOf(entry, assets, stage.shadowReader) : NOT_BUNDLED,
      ),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: MEMORY_MEGABYTES,
      timeout: Duration.seconds(timeoutSeconds),
      environment: environment as Record<string, string>,
      logGroup,
      ...(retries === undefined ? {} : { retryAttempts: retries, maxEventAge: Duration.hours(1) }),
    })
    for (const [rule, reason] of Object.entries(NOT_FOR_US))
      Validations.of(this).acknowledge({ id: `HIPAA.Security::HIPAA.Security-${rule}`, reason })
    this.failing = operations.alarm(this, 'Errors', {
      title: `${id} fails`,
      metric: this.metricErrors({ period: Duration.minutes(1) }),
      periods: failingMinutes,
      harm,
    })
  }
}
