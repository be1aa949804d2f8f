import middy from '@middy/core'
import type { EventBridgeEvent } from 'aws-lambda'

/** Runs by a schedule: tick each minute, the auditor every five. A run that fails is not repeated: the next finds the same. */
export function onTick<D, T>(deps: () => D, run: (deps: D) => Promise<T>) {
  return middy<EventBridgeEvent<string, unknown>, T>().handler(() => run(deps()))
}
