import { fileURLToPath } from 'node:url'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { EnvName } from '../functions/runtime/env.ts'
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
  /** Files of `functions/` that lie beside the bundle, for the function to read. */
  assets?: string[]
}

const MEMORY_MEGABYTES = 512

/** An ESM import of node:http reads its lazy members and with them loads all of undici, a sixth of a cold start. */
const ALIASES = {
  http: 'http',
  'node:http': 'http',
  https: 'https',
  'node:https': 'https',
  '@aws-sdk/credential-provider-node': 'credentials',
}

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** One Lambda of ours: bundled with its SDK, logs of its own with an end, and an alarm that says the harm. */
export class AftercareFunction extends NodejsFunction {
  constructor(
    scope: Construct,
    id: string,
    { entry, timeoutSeconds, environment, harm, stage, operations, assets = [] }: FunctionProps,
  ) {
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: stage.logRetention,
      removalPolicy: stage.production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    super(scope, id, {
      entry: fileOf(`../functions/${entry}.ts`),
      depsLockFilePath: fileOf('../package-lock.json'),
      projectRoot: fileOf('..'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: MEMORY_MEGABYTES,
      timeout: Duration.seconds(timeoutSeconds),
      environment: environment as Record<string, string>,
      logGroup,
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        minify: true,
        // The SDK is bundled: what Lambda ships is another version, and loading it costs more.
        externalModules: [],
        // Packages' ES modules can be shaken; the default order takes their larger CommonJS builds.
        mainFields: ['module', 'main'],
        esbuildArgs: Object.fromEntries(
          Object.entries(ALIASES).map(([name, file]) => [`--alias:${name}`, fileOf(`./bundle/${file}.mjs`)]),
        ),
        commandHooks: {
          beforeInstall: () => [],
          beforeBundling: () => [],
          afterBundling: (inputDir, outputDir) =>
            assets.map((asset) => `cp ${inputDir}/functions/${asset} ${outputDir}/`),
        },
        banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
      },
    })
    operations.alarm(this, 'Errors', { metric: this.metricErrors({ period: Duration.minutes(1) }), harm })
  }
}
