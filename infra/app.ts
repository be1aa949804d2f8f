/** The CDK app: one stack per stage, `-c stage=dev|prod`. */
import { Annotations, App } from 'aws-cdk-lib'
import { SECOND_READER, unapproved } from './approvals.ts'
import { AftercareStack } from './stack.ts'
import { featureFlags, settingsOf, stageOf } from './stage.ts'

const app = new App({
  autoSynth: false,
  context: featureFlags(),
  ...(process.env.CDK_OUTDIR ? { outdir: process.env.CDK_OUTDIR } : {}),
})
const context = (key: string): string | undefined => app.node.tryGetContext(key)
const name = context('stage') ?? process.env.AFTERCARE_STAGE ?? 'dev'
const settings = settingsOf(name)
const given = Object.fromEntries(
  (
    [
      'textSender',
      'heartbeatUrl',
      'mailDomain',
      'monthlyTextSpendDollars',
      'secondReader',
      'secondReaderRegion',
      'shadowReader',
    ] as const
  ).flatMap((key) => {
    const value = context(key)
    return value ? [[key, value]] : []
  }),
)
const stage = stageOf(name, { ...settings, ...given })
const stack = new AftercareStack(app, `Aftercare-${stage.name}`, { stage, terminationProtection: stage.production })
/** The template is made all the same, to be read and to be run on one machine; `cdk deploy` stops at an error. */
if (stage.production)
  for (const { content, hash, by } of unapproved().filter(
    ({ content }) => stage.secondReader || content !== SECOND_READER,
  ))
    Annotations.of(stack).addError(
      `templates/${content} has ${by.length} of 2 approvals. Two clinicians read it and add themselves to templates/approvals.json with its hash, ${hash}.`,
    )
try {
  app.synth()
} catch (error) {
  // The template is written by then. The local runner ignores the errors; the CLI, which deploys, must see them.
  if ((error as Error).name !== 'ValidationFailed' || !process.env.AFTERCARE_STAGE) throw error
}
