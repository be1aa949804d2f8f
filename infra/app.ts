/** The CDK app: one stack per stage, `-c stage=dev|prod`. */
import { App, Tags } from 'aws-cdk-lib'
import { AftercareStack } from './stack.ts'
import { stageOf } from './stage.ts'

const app = new App({ ...(process.env.CDK_OUTDIR ? { outdir: process.env.CDK_OUTDIR } : {}) })
const stage = stageOf(app.node.tryGetContext('stage') ?? process.env.AFTERCARE_STAGE ?? 'dev')
const stack = new AftercareStack(app, `Aftercare-${stage.name}`, { stage, terminationProtection: stage.production })
Tags.of(stack).add('service', 'aftercare')
Tags.of(stack).add('stage', stage.name)
app.synth()
