import middy from '@middy/core'
import type { EventBridgeEvent } from 'aws-lambda'
import type { Deps } from '../use-cases/ports.ts'

/** Runs once a minute. A run that fails is not repeated: the next minute's finds the same. */
export function onTick<T>(deps: () => Deps, run: (deps: Deps) => Promise<T>) {
  return middy<EventBridgeEvent<string, unknown>, T>().handler(() => run(deps()))
}
