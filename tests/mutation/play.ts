import { type ChildProcess, fork } from 'node:child_process'
import type { Answer, Task } from './player.ts'

/** A test file that says nothing for this long has met a loop without an end, or the machine is too busy: nobody can tell. */
const SILENT_MS = 240_000

export type Played =
  | { kind: 'caught'; by: string }
  | { kind: 'survived'; tests: readonly string[] }
  /** Neither: it is left out of the score, and listed. */
  | { kind: 'silent'; by: string }

/** Plays mutants one after another in a process of its own, which is replaced when a mutant hangs it. */
export function player() {
  let child: ChildProcess | undefined
  const start = () => fork(new URL('player.ts', import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })

  return {
    play: (task: Task) =>
      new Promise<Played & { broken: readonly string[] }>((resolve) => {
        child ??= start()
        const playing = child
        let test = ''
        const settle = (end: () => void) => {
          clearTimeout(silence)
          playing.removeAllListeners()
          end()
        }
        const gone = () =>
          settle(() => {
            child = undefined
            resolve({ kind: 'silent', by: test, broken: [] })
          })
        const hung = () => {
          playing.kill('SIGKILL')
          gone()
        }
        let silence = setTimeout(hung, SILENT_MS)
        playing.on('message', (answer: Answer) => {
          if (answer.kind === 'began') {
            test = answer.test
            clearTimeout(silence)
            silence = setTimeout(hung, SILENT_MS)
            return
          }
          const { failed, broken } = answer
          settle(() =>
            resolve(failed ? { kind: 'caught', by: failed, broken } : { kind: 'survived', tests: task.tests, broken }),
          )
        })
        // A mutant can end its process: an error that nothing waits for.
        playing.on('exit', gone)
        playing.send(task)
      }),
    stop: () => child?.kill(),
  }
}
