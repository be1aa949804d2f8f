/** What staff send often, in English and Spanish: one form for the whole list, with room for one more. */
import { MOST_REPLIES, REPLY_LANGUAGES, type SavedReply } from '../../core/clinic/saved-reply.ts'
import type { FieldError } from '../../core/fault.ts'
import { MOST_SEGMENTS, type ReplyFault, replySegments } from '../../core/messages/saved-replies.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { FaultOf, Faults, Hidden } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { Field } from '../shared/fields.tsx'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { type RepliesWords, repliesWords } from '../words/replies.ts'
import { settingsWords } from '../words/settings.ts'
import { editing } from './editing.tsx'
import { type Showing, saveSettings } from './save-settings.ts'
import { SETTINGS_PATH } from './sections.ts'

const PATH = `${SETTINGS_PATH}/replies`

/** The form as it is saved now: a row for each reply, and an empty one. */
function formOf(replies: readonly SavedReply[]): URLSearchParams {
  const form = new URLSearchParams()
  for (const [i, { title, texts }] of replies.entries()) {
    form.set(`title.${i}`, title)
    for (const language of REPLY_LANGUAGES) form.set(`${language}.${i}`, texts[language])
  }
  return form
}

type Row = { at: number; reply: SavedReply }

/** The rows that say something and are not to go, each with its place in the form. */
const rowsIn = (form: URLSearchParams): Row[] =>
  Array.from({ length: MOST_REPLIES }, (_, at) => ({
    at,
    reply: {
      title: formValue(form, `title.${at}`),
      texts: { en: formValue(form, `en.${at}`), es: formValue(form, `es.${at}`) },
    },
  })).filter(({ at, reply: { title, texts } }) => !form.has(`remove.${at}`) && Boolean(title || texts.en || texts.es))

async function repliesPage(
  deps: ConsoleDeps,
  request: PageRequest,
  { form: typed, faults = [], overtaken }: Showing = {},
): Promise<PageAnswer> {
  const { language, caller } = request
  const { clinic, versions } = await clinicNowOf(deps, caller)
  const words = repliesWords(language)
  const common = settingsWords(language)
  const form = typed ?? formOf(clinic.savedReplies ?? [])
  const used = Math.max(-1, ...rowsIn(form).map(({ at }) => at)) + 1
  return editing(request, {
    title: common.sections.replies.label,
    faults,
    overtaken,
    children: (
      <form method="post" action={PATH} class="settings" data-once>
        <p>{words.intro}</p>
        <p>{words.placeholders}</p>
        <Hidden name="seen" value={versions.clinic} />
        <Faults faults={faults} />
        {used === 0 && <p class="hint">{words.empty}</p>}
        {Array.from({ length: Math.min(used + 1, MOST_REPLIES) }, (_, at) => at).map((at) => (
          <OneReply key={at} at={at} form={form} faults={faults} words={words} isNew={at === used} />
        ))}
        {used >= MOST_REPLIES && <p class="hint">{words.full}</p>}
        <p class="buttons">
          <button type="submit">{common.save}</button>
        </p>
      </form>
    ),
  })
}

type ReplyGiven = {
  at: number
  form: URLSearchParams
  faults: readonly FieldError[]
  words: RepliesWords
  isNew: boolean
}

const OneReply = ({ at, form, faults, words, isNew }: ReplyGiven) => {
  const place = `/savedReplies/${at}`
  return (
    <fieldset>
      <legend>{isNew ? words.fresh : words.one(at + 1)}</legend>
      <Field
        form={form}
        faults={faults}
        name={`title.${at}`}
        label={words.title}
        at={`${place}/title`}
        maxLength={40}
      />
      {REPLY_LANGUAGES.map((language) => {
        const text = formValue(form, `${language}.${at}`)
        return (
          <label key={language}>
            {words[language]} {text && <small>{words.takes(replySegments(text).segments)}</small>}
            <textarea name={`${language}.${at}`} rows={3} maxLength={1000} lang={language}>
              {text}
            </textarea>
            <FaultOf faults={faults} at={`${place}/texts/${language}`} />
          </label>
        )
      })}
      {!isNew && (
        <label class="chip">
          <input type="checkbox" name={`remove.${at}`} value="yes" checked={form.has(`remove.${at}`)} /> {words.remove}
        </label>
      )}
    </fieldset>
  )
}

/** What is wrong, at its row of the form and in the page's language. */
function said(faults: readonly FieldError[], rows: readonly Row[], { needs, fault }: RepliesWords): FieldError[] {
  return faults.map((each) => {
    const [, index = '', field = ''] = /^\/savedReplies\/(\d+)\/(.*)$/.exec(each.pointer) ?? []
    const row = rows[Number(index)]
    if (!row) return each
    const told = field === 'title' ? row.reply.title : row.reply.texts[field === 'texts/es' ? 'es' : 'en']
    const pointer = `/savedReplies/${row.at}/${field}`
    const fact = each.fact as ReplyFault | { kind: 'twice' } | undefined
    if (fact?.kind === 'twice') return { pointer, detail: needs.twice }
    if (fact?.kind === 'unknown-placeholder' || fact?.kind === 'too-many-texts')
      return { pointer, detail: fault(fact, MOST_SEGMENTS) }
    if (told === '') return { pointer, detail: field === 'title' ? needs.title : needs.text }
    return { pointer, detail: needs.long }
  })
}

const saved = (deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> => {
  const { form, language } = request
  const rows = rowsIn(form)
  const again = ({ faults = [], ...showing }: Showing) =>
    repliesPage(deps, request, { form, ...showing, faults: said(faults, rows, repliesWords(language)) })
  return saveSettings(deps, request, { given: { savedReplies: rows.map(({ reply }) => reply) }, path: PATH, again })
}

const roles = PERMISSIONS.administer

export const repliesPages: readonly Page[] = [
  { method: 'GET', path: PATH, roles, respond: (deps, request) => repliesPage(deps, request) },
  { method: 'POST', path: PATH, roles, respond: saved },
]
