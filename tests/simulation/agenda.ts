import type { Lane } from '../../functions/use-cases/ports.ts'
import { Heap } from './heap.ts'
import type { Moment } from './scheduler.ts'

type Due = { name: string; at: Moment }

const byMoment = (a: Due, b: Due): boolean => a.at < b.at

/** What is due when, by what has been committed: no index that lags, and none of the store's own code. */
export class Agenda {
  private readonly due = new Map<string, Due>()
  private readonly lanes: Record<Lane, Heap<Due>> = {
    urgent: new Heap(byMoment),
    safety: new Heap(byMoment),
    routine: new Heap(byMoment),
    'second-reads': new Heap(byMoment),
    webhooks: new Heap(byMoment),
  }

  /** What was due before and is brought back, as by reopening an outcome, is late from then on alone. */
  set(name: string, { lane, at, now }: { lane: Lane; at: Moment; now: Moment }): void {
    const due = { name, at: this.due.has(name) ? at : Math.max(at, now) }
    this.due.set(name, due)
    this.lanes[lane].add(due)
  }

  clear(name: string): void {
    this.due.delete(name)
  }

  /** What has been due for longest, or will be first. */
  first(lane: Lane): Due | undefined {
    const heap = this.lanes[lane]
    for (let first = heap.first(); first; first = heap.first()) {
      if (this.due.get(first.name) === first) return first
      heap.removeFirst()
    }
    return undefined
  }
}
