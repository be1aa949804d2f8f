import type { AllDeps } from '../../functions/use-cases/ports.ts'
import { between } from '../support/seeded.ts'
import type { Faults } from './faults.ts'
import type { Model } from './model.ts'
import type { About } from './run.ts'
import type { Scheduler } from './scheduler.ts'
import type { Service } from './service.ts'

/** Where the people of a story act. */
export type Stage = { scheduler: Scheduler; faults: Faults; model: Model; service: Service }

const MINUTE = 60_000
const MOST_TRIES = 8

/** Asks until it is answered, as a person does who sees an error page: again after a minute or three. */
export function insist<T>(
  stage: Stage,
  name: string,
  about: About,
  ask: (deps: AllDeps) => Promise<T>,
  then: (answer: T) => void = () => undefined,
): void {
  const random = stage.faults.luck(`insists ${name}`)
  const attempt = (tries: number): void => {
    void stage.service.request(`${name} ${tries}`, about, ask).then((answered) => {
      if (answered.kind === 'answered') then(answered.answer)
      else if (tries < MOST_TRIES) stage.scheduler.after(between(random, MINUTE, 3 * MINUTE), () => attempt(tries + 1))
    })
  }
  attempt(1)
}
