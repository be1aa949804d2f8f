/** What the pages of the settings share: the way back, and an answer in the language of the person who asks. */
import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../core/fault.ts'
import { type Caller, PERMISSIONS } from '../../http/route.ts'
import type { Author } from '../../use-cases/store/change-log.ts'
import type { PageAnswer, PageRequest } from '../shared/page.ts'
import { settingsWords } from '../words/settings.ts'
import { SETTINGS_PATH } from './sections.ts'

type Framed = { title: string; said?: string | undefined; status?: number | undefined; children: ComponentChildren }

/** A page among the settings. */
export function framed({ language, path, caller }: PageRequest, { title, said, status, children }: Framed): PageAnswer {
  return {
    kind: 'page',
    language,
    title,
    said,
    ...(status === undefined ? {} : { status }),
    body: (
      <>
        {path !== SETTINGS_PATH && PERMISSIONS.administer.some((role) => role === caller.role) && (
          <p class="back">
            <a href={SETTINGS_PATH}>← {settingsWords(language).back}</a>
          </p>
        )}
        {children}
      </>
    ),
  }
}

export const authorOf = ({ id, name }: Caller): Author => ({ id, name })

/** What is wrong, in the page's language: by field where the words of the fault itself are English. */
export const inWords = (faults: readonly FieldError[], needs: Partial<Record<string, string>>): readonly FieldError[] =>
  faults.map((fault) => ({ ...fault, detail: needs[fault.pointer.replace(/^\//, '')] ?? fault.detail }))
