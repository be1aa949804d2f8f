import type { Role } from '../../functions/core/clinic/clinic.ts'

// biome-ignore lint/suspicious/noExplicitAny: JSON of the API, of which each step names what it needs
export type Answer = { status: number; body: any }

/** What the smoke test does from outside: on this machine by the simulator, in an account by the AWS CLI. */
export type Hands = {
  /** Where the API is, without a slash at the end. */
  url: string
  /** A call of the API by somebody of the clinic, in a role. */
  as(role: Role, method: string, path: string, body?: unknown): Promise<Answer>
  /** A text arrives at a number of ours. */
  text(message: { from: string; to: string; body: string }): Promise<void>
  /** Gives what was begun time to happen; `false` once there is no use in waiting any longer. */
  wait(round: number): Promise<boolean>
  /** Names of alarms that ring. */
  ringing(): Promise<string[]>
  /** The present instant there. */
  now(): Promise<string>
}
