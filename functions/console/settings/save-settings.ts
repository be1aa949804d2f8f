import type { Setting } from '../../core/clinic/settings.ts'
import type { FieldError } from '../../core/fault.ts'
import { settings as schema } from '../../http/clinic-bodies.ts'
import { check } from '../../http/route.ts'
import { changeSettings } from '../../use-cases/clinic/change-settings.ts'
import { type ConsoleDeps, formValue, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { authorOf } from './frame.tsx'

/** What a page of settings shows besides what is saved: what was typed, and why it was not saved. */
export type Showing = { form?: URLSearchParams; faults?: readonly FieldError[]; overtaken?: boolean }

type Saving = {
  /** What the form says, as the API takes it. */
  given: { readonly [Name in Setting]?: unknown }
  /** The page's own path. */
  path: string
  /** The page again, with what was typed. */
  again(showing: Omit<Showing, 'form'>): Promise<PageAnswer>
}

/** Saves what a page of settings says, all of it or nothing. */
export async function saveSettings(
  deps: ConsoleDeps,
  { caller, form }: PageRequest,
  { given, path, again }: Saving,
): Promise<PageAnswer> {
  const checked = check(schema, given)
  if ('faults' in checked) return again({ faults: checked.faults })
  const how = { by: authorOf(caller), seen: formValue(form, 'seen') }
  const changed = await changeSettings(deps, caller.clinicId, checked.body, how)
  switch (changed.kind) {
    case 'changed':
      return { kind: 'go', to: `${path}?saved=yes` }
    case 'invalid':
      return again({ faults: changed.faults })
    case 'overtaken':
      return again({ overtaken: true })
  }
}
