/** Every environment variable of the functions. The stack sets them by these names; nothing else reads process.env. */
export const ENV = {
  table: 'AFTERCARE_TABLE',
  urgentQueue: 'AFTERCARE_URGENT_QUEUE_URL',
  routineQueue: 'AFTERCARE_ROUTINE_QUEUE_URL',
  alertsQueue: 'AFTERCARE_ALERTS_QUEUE_URL',
  intakeQueue: 'AFTERCARE_INTAKE_QUEUE_URL',
  webhooksQueue: 'AFTERCARE_WEBHOOKS_QUEUE_URL',
  /** Set where the stage names a second reader: its queue; and for who asks it, the model and its region. */
  secondReadsQueue: 'AFTERCARE_SECOND_READS_QUEUE_URL',
  secondReaderModel: 'AFTERCARE_SECOND_READER_MODEL',
  secondReaderRegion: 'AFTERCARE_SECOND_READER_REGION',
  /** Set by the local runner alone, never by the stack: webhooks may lead to this machine. */
  loopbackWebhooks: 'AFTERCARE_LOOPBACK_WEBHOOKS',
  /** Set by the local runner alone: its own Slack. */
  slackUrl: 'AFTERCARE_SLACK_URL',
  linkBase: 'AFTERCARE_LINK_BASE',
  mailDomain: 'AFTERCARE_MAIL_DOMAIN',
  heartbeatUrl: 'AFTERCARE_HEARTBEAT_URL',
  /** Set by Lambda itself: where the bundle lies. */
  taskRoot: 'LAMBDA_TASK_ROOT',
  stage: 'AFTERCARE_STAGE',
  /** Under which numbers that opted out and were erased are kept; only functions that log or erase have it. */
  optOutSecret: 'AFTERCARE_OPT_OUT_SECRET',
  signInIssuer: 'AFTERCARE_SIGN_IN_ISSUER',
  signInClient: 'AFTERCARE_SIGN_IN_CLIENT',
  userPool: 'AFTERCARE_USER_POOL_ID',
  /** Set by Lambda itself: who calls AWS, and where. The endpoint is set by the local runner alone. */
  awsRegion: 'AWS_REGION',
  awsKeyId: 'AWS_ACCESS_KEY_ID',
  awsSecret: 'AWS_SECRET_ACCESS_KEY',
  awsToken: 'AWS_SESSION_TOKEN',
  awsEndpoint: 'AWS_ENDPOINT_URL',
  textSender: 'AFTERCARE_TEXT_SENDER',
  textConfigurationSet: 'AFTERCARE_TEXT_CONFIGURATION_SET',
  mailConfigurationSet: 'AFTERCARE_MAIL_CONFIGURATION_SET',
} as const

export type EnvName = (typeof ENV)[keyof typeof ENV]

/** The variable's value, where the stack sets it for this function or stage. */
export const optional = (name: EnvName): string | undefined => process.env[name] || undefined

/** The variable's value; throws naming it when the stack did not set it. */
export function required(name: EnvName): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: the stack gives it to each function (infra/functions.ts)`)
  return value
}
