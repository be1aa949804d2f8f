import middy from '@middy/core'
import type { EventBridgeEvent } from 'aws-lambda'

/** Runs once a minute. A run that fails is not repeated: the next minute's finds the same. */
export function onTick<D, T>(deps: () => D, run: (deps: D) => Promise<T>) {
  return middy<EventBridgeEvent<string, unknown>, T>().handler(() => run(deps()))
}
