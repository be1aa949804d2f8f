import type { VNode } from 'preact'
import type { Doing } from '../../core/alerts/presence.ts'
import type { Role } from '../../core/clinic/clinic.ts'
import type { Paper } from '../../core/paper.ts'
import type { Instant } from '../../core/time.ts'
import type { Caller } from '../../http/route.ts'
import type { SignInDeps } from '../../use-cases/access/sign-in.ts'
import type { PhotoRead } from '../../use-cases/photos/read-photos.ts'
import type { Accounts, Records, Triages } from '../../use-cases/ports.ts'
import type { ConsoleLanguage } from './language.ts'

/** A rehearsal runs on records that forget. */
export type ConsoleDeps = SignInDeps & Triages & { accounts: Accounts; forgetful(now: () => Instant): Records }

export type PageRequest = {
  caller: Caller
  /** The path that was asked for. */
  path: string
  params: Record<string, string>
  query: URLSearchParams
  /** In which the person who asks reads the pages that have more than one. */
  language: ConsoleLanguage
  form: URLSearchParams
  /** Of a form with photos: the bytes of each. */
  files: readonly Uint8Array[]
  /** What the person does at an open page that asks for news by itself. */
  doing?: Doing | undefined
}

export type PageAnswer =
  /** A whole page, in the console's frame. */
  | {
      kind: 'page'
      title: string
      body: VNode
      status?: number
      said?: string | undefined
      /** The language that the page is written in, where it is not the reader's. */
      language?: ConsoleLanguage
    }
  /** A part of a page, for one that is open. */
  | { kind: 'part'; body: VNode; language?: ConsoleLanguage }
  | { kind: 'go'; to: string }
  | { kind: 'file'; type: string; name: string; content: string }
  | { kind: 'photo'; photo: PhotoRead }
  /** A document, as PDF. */
  | { kind: 'paper'; paper: Paper }

export type Page = {
  method: 'GET' | 'POST'
  /** With `{parameters}`, under `/console`. */
  path: string
  roles: readonly Role[]
  respond(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer>
}

/** What a form said, trimmed; empty where it said nothing. */
export const formValue = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim()
