import { RetentionDays } from 'aws-cdk-lib/aws-logs'

/** What differs between stages. There is no hidden default: every stage is named here. */
export type Stage = { name: 'dev' | 'prod'; production: boolean; logRetention: RetentionDays; heartbeatUrl?: string }

const STAGES: Record<Stage['name'], Stage> = {
  dev: { name: 'dev', production: false, logRetention: RetentionDays.ONE_MONTH },
  /** Audit practice keeps logs for a year; the record itself is in the table. */
  prod: { name: 'prod', production: true, logRetention: RetentionDays.ONE_YEAR },
}

/** `heartbeatUrl`: of a watcher outside AWS, which alarms when it hears nothing for fifteen minutes. */
export function stageOf(name: string, { heartbeatUrl }: { heartbeatUrl?: string } = {}): Stage {
  const stage = STAGES[name as Stage['name']]
  if (!stage) throw new Error(`There is no stage "${name}": use -c stage=${Object.keys(STAGES).join(' or -c stage=')}.`)
  return heartbeatUrl ? { ...stage, heartbeatUrl } : stage
}
