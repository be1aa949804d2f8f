import { readFileSync } from 'node:fs'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'

const TEXT_SENDERS = ['sns', 'end-user-messaging'] as const
export type TextSender = (typeof TEXT_SENDERS)[number]

/** What differs between stages. There is no hidden default: every stage is named here, and its sender in cdk.json. */
export type Stage = {
  name: 'dev' | 'prod'
  production: boolean
  logRetention: RetentionDays
  textSender: TextSender
  /** Domain whose mail comes here: answers to our mails. Its MX record names the mail service of the region. */
  mailDomain?: string
  /** The account's limit for texts, per month; an alarm comes at four fifths of it. */
  monthlyTextSpendDollars: number
  /** Clients of the user pool, besides the stack's own, whose tokens the API takes: a clinic's system each. */
  clients: string[]
  /** Where the service is reached instead of at the API's own address, with a certificate of the region. */
  domain?: { name: string; certificateArn: string }
  /** Name of an IAM policy of the account that bounds every role of the stack (infra/permissions-boundary.json). */
  permissionsBoundary?: string
  /** The language model that reads what paged nobody: a model's id or an inference profile's, and where it is asked. */
  secondReader?: { model: string; region?: string }
  /** A folder like `templates/warning-signs/` whose rules and reader run in shadow: what they would say is logged, and counts for nothing. */
  shadowReader?: string
  /** Of a watcher outside AWS, which alarms when it hears nothing for fifteen minutes. */
  heartbeatUrl?: string
}

const STAGES: Record<Stage['name'], Pick<Stage, 'production' | 'logRetention'>> = {
  dev: { production: false, logRetention: RetentionDays.ONE_MONTH },
  /** Audit practice keeps logs for a year; the record itself is in the table. */
  prod: { production: true, logRetention: RetentionDays.ONE_YEAR },
}

export type StageSettings = {
  textSender?: string
  heartbeatUrl?: string
  mailDomain?: string
  domain?: string
  certificateArn?: string
  monthlyTextSpendDollars?: number
  clients?: string[]
  permissionsBoundary?: string
  secondReader?: string
  secondReaderRegion?: string
  shadowReader?: string
}

/** The account limit for texts with which AWS begins, in dollars a month. */
const FIRST_SPEND_LIMIT = 1

/** `provider.model`, after a geography where it is a profile's; no ARN, which would name an account. */
const MODEL_ID = /^[a-z][a-z0-9-]*(?:\.[a-zA-Z0-9-]+)+(?::\d+)*$/

type Context = { stage: string; stages: Record<string, StageSettings> }

const context = (): Context =>
  (JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')) as { context: Context }).context

/** The settings of a stage in cdk.json; the CLI's `-c` goes before them. */
export const settingsOf = (name: string): StageSettings => context().stages[name] ?? {}

/** The CDK's feature flags in cdk.json: a template made without the CLI needs the same. */
export function featureFlags(): Record<string, unknown> {
  const { stage, stages, ...flags } = context()
  return flags
}

export function stageOf(name: string, settings: StageSettings = settingsOf(name)): Stage {
  const { permissionsBoundary, secondReader, secondReaderRegion, shadowReader } = settings
  const { textSender, heartbeatUrl, mailDomain, domain, certificateArn, monthlyTextSpendDollars, clients } = settings
  const stage = STAGES[name as Stage['name']]
  if (!stage) throw new Error(`There is no stage "${name}": use -c stage=${Object.keys(STAGES).join(' or -c stage=')}.`)
  const sender = TEXT_SENDERS.find((each) => each === textSender)
  if (!sender)
    throw new Error(
      `The stage "${name}" has to name its text sender in cdk.json, stages.${name}.textSender: ${TEXT_SENDERS.join(' or ')}.`,
    )
  if (!domain !== !certificateArn)
    throw new Error(`The stage "${name}" has to name both domain and certificateArn in cdk.json, or neither.`)
  if (secondReader && !MODEL_ID.test(secondReader))
    throw new Error(
      `The stage "${name}" names its second reader by a model's or inference profile's id, not "${secondReader}": such as us.anthropic.claude-haiku-4-5-20251001-v1:0.`,
    )
  if (secondReaderRegion && !secondReader)
    throw new Error(`The stage "${name}" has a secondReaderRegion, and no secondReader.`)
  return {
    name: name as Stage['name'],
    ...stage,
    textSender: sender,
    monthlyTextSpendDollars: Number(monthlyTextSpendDollars ?? FIRST_SPEND_LIMIT),
    clients: clients ?? [],
    ...(heartbeatUrl ? { heartbeatUrl } : {}),
    ...(shadowReader ? { shadowReader } : {}),
    ...(secondReader
      ? { secondReader: { model: secondReader, ...(secondReaderRegion ? { region: secondReaderRegion } : {}) } }
      : {}),
    ...(permissionsBoundary ? { permissionsBoundary } : {}),
    ...(mailDomain ? { mailDomain } : {}),
    ...(domain && certificateArn ? { domain: { name: domain, certificateArn } } : {}),
  }
}
