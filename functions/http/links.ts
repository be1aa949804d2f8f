import type { FieldError } from '../core/fault.ts'
import type { Language } from '../core/language.ts'
import { plusHours } from '../core/time.ts'
import { truncate } from '../core/truncate.ts'
import { watchLink } from '../use-cases/access/watch-link.ts'
import type { AlertAction } from '../use-cases/alerts/act-on-alert.ts'
import { actByLink, askForPhotoByLink, type Opened, openLink, writeByLink } from '../use-cases/alerts/open-link.ts'
import { agreeOnOwnPhone } from '../use-cases/courses/phone-handoff.ts'
import { LONGEST_TEXT } from '../use-cases/messages/send-personal-text.ts'
import type { Deps, Triages } from '../use-cases/ports.ts'
import { receiveAnswer, unsubscribe } from '../use-cases/replies/receive-answer.ts'
import { chooseAnOutcome, reasonIn, refusalOf, resolutionIn } from './alert-actions.ts'
import { alertFormWords } from './alert-words.ts'
import { linkPage } from './link-pages.ts'
import { linkWords } from './link-words.ts'
import { notedSoon } from './noted.ts'

/** `script`: the page has the one script of ours. */
export type PageAnswer = { status: number; body: string; script?: true }

/** Shows what a link opens, and keeps who has seen whose record by it. */
export async function showLink(deps: Deps, token: string, language: Language = 'en'): Promise<PageAnswer> {
  const watched = watchLink(deps, token)
  const page = linkPage(await openLink({ ...deps, records: watched.records }, token), undefined, undefined, language)
  if (page.status < 300) await notedSoon(deps, watched)
  return page
}

/** Does what the page's button says, and shows what is true then. Anything else shows the page and does nothing. */
/** `language`: of the pages for staff; a patient's page has the patient's. */
export async function pressLink(
  deps: Deps & Triages,
  token: string,
  form: string,
  language: Language = 'en',
): Promise<PageAnswer> {
  const given = new URLSearchParams(form)
  const action = given.get('action')
  if (action === 'answer' || action === 'unsubscribe' || given.get('List-Unsubscribe') === 'One-Click')
    return pressMail(deps, token, given)
  if (action === 'agree') return agree(deps, token, given)
  return pressPage(deps, token, given, language)
}

/** What was typed stays on the page until it has done its work, whichever button was pressed. */
async function pressPage(
  deps: Deps & Triages,
  token: string,
  given: URLSearchParams,
  language: Language,
): Promise<PageAnswer> {
  const before = await openLink(deps, token)
  if (before.kind !== 'page') return linkPage(before, undefined, undefined, language)
  const pressed = await performed(deps, token, given, before, language)
  const after = await openLink(deps, token)
  if (pressed.fault) return linkPage(after, undefined, { form: given, faults: [pressed.fault] }, language)
  for (const name of pressed.used ?? []) given.delete(name)
  return linkPage(after, pressed.said, { form: given, faults: [] }, language)
}

/** A second tap, or a reload, finds what the first has done. */
const TAKES_BACK: readonly AlertAction['kind'][] = ['undo', 'reopen']
const LONGEST_REASON = 1000

type Pressed = { said?: string; fault?: FieldError; used?: string[] }
const OF_AN_OUTCOME = ['outcome', 'note', 'harm', 'tierWas', 'spokeTo', 'secondClinician', 'checkAfter']

async function performed(
  deps: Deps & Triages,
  token: string,
  given: URLSearchParams,
  { record: { alert } }: Extract<Opened, { kind: 'page' }>,
  language: Language,
): Promise<Pressed> {
  const [{ said: words }, forms] = [linkWords(language), alertFormWords(language)]
  const act = async (action: AlertAction, said: string, used: string[] = []): Promise<Pressed> => {
    const acted = await actByLink(deps, token, action)
    const fault = refusalOf(acted, language)
    if (fault) return { fault }
    const again = acted.kind === 'already-yours' && !TAKES_BACK.includes(action.kind)
    return { said: again ? words.already : said, used }
  }
  const value = (name: string) => (given.get(name) ?? '').trim()
  switch (given.get('action')) {
    case 'acknowledge':
      return act({ kind: 'acknowledge' }, words.yours)
    case 'undo':
      return act({ kind: 'undo' }, forms.backGiven)
    case 'reopen': {
      const reason = value('reason')
      if (!reason) return { fault: { pointer: '/reason', detail: forms.needs.reason } }
      return act({ kind: 'reopen', reason: truncate(reason, LONGEST_REASON) }, forms.reopen.done, ['reason'])
    }
    case 'contacted':
      return act({ kind: 'contacted' }, forms.callRecorded)
    case 'no-answer':
    case 'voicemail':
      // A page that is sent again, by a reload, is one try and not two.
      if (value('seen') !== String(alert.attempts.length)) return { said: words.tryBefore }
      return act(
        { kind: 'attempt', what: given.get('action') === 'voicemail' ? 'voicemail' : 'no-answer' },
        words.tried,
      )
    case 'hand-over':
      if (!value('to')) return { fault: { pointer: '/to', detail: forms.needs.colleague } }
      return act({ kind: 'hand-over', to: value('to') }, words.handedOver, ['to'])
    case 'text':
      return text(deps, token, { words: value('text'), formId: value('formId') }, language)
    case 'ask-photo':
      return askPhoto(deps, token, value('formId'), language)
    case 'resolve': {
      const resolution = resolutionIn(given)
      if (!resolution) return { fault: chooseAnOutcome(language) }
      const hours = Number(value('checkAfter'))
      const next = [2, 6, 24].includes(hours) ? { nextCheckAt: plusHours(deps.now(), hours) } : {}
      return act({ kind: 'resolve', resolution: { ...resolution, ...next } }, words.recorded, OF_AN_OUTCOME)
    }
    default:
      return {}
  }
}

async function askPhoto(deps: Deps & Triages, token: string, formId: string, language: Language): Promise<Pressed> {
  const { askPhoto, needs } = alertFormWords(language)
  const asked = await askForPhotoByLink(deps, token, deps.sha256(`photo ${formId}`).slice(0, 10))
  if (asked.kind === 'planned') return { said: askPhoto.asked }
  const detail = asked.kind === 'forbidden' ? reasonIn(language, asked) : needs.noPatient
  return { fault: { pointer: '/text', detail } }
}

async function text(
  deps: Deps & Triages,
  token: string,
  { words, formId }: { words: string; formId: string },
  language: Language,
): Promise<Pressed> {
  const { needs, said } = linkWords(language)
  if (!words) return { fault: { pointer: '/text', detail: needs.typeFirst } }
  if (words.length > LONGEST_TEXT) return { fault: { pointer: '/text', detail: needs.shorter(LONGEST_TEXT) } }
  const written = await writeByLink(deps, token, { text: words, formId })
  switch (written.kind) {
    case 'planned':
      return { said: said.textSent, used: ['text'] }
    case 'unknown':
      return { fault: { pointer: '/text', detail: alertFormWords(language).needs.noPatient } }
    case 'forbidden':
      return { fault: { pointer: '/text', detail: reasonIn(language, written) } }
  }
}

/** A choice and words are two messages, as two texts in a row would be: the words are read in the light of the digit. */
async function pressMail(deps: Deps & Triages, token: string, given: URLSearchParams): Promise<PageAnswer> {
  const opened = await openLink(deps, token)
  if (opened.kind !== 'mail' || opened.ended) return linkPage(opened)
  if (given.get('action') !== 'answer') {
    await unsubscribe(deps, token)
    return linkPage(opened, opened.words('stopped'))
  }
  const words = (given.get('words') ?? '').trim()
  const choice = /^[123]$/.test(given.get('answer') ?? '') ? (given.get('answer') ?? '') : ''
  if (!words && !choice) return { ...linkPage(opened, opened.words('empty')), status: 422 }
  const told: string[] = []
  for (const said of [choice, words].filter(Boolean)) {
    const received = await receiveAnswer(deps, token, said)
    if (received.kind === 'received' && received.text) told.push(received.text)
  }
  return linkPage(opened, [opened.words('thanks'), ...told].join(' '))
}

/** Without the tick nothing was agreed to, and the page is shown again. */
async function agree(deps: Deps, token: string, given: URLSearchParams): Promise<PageAnswer> {
  const language = given.get('language') ?? ''
  if (!given.get('agree')) return { ...(await showLink(deps, token)), status: 422 }
  const agreed = await agreeOnOwnPhone(deps, token, { phone: given.get('phone') ?? '', language })
  const opened = await openLink(deps, token)
  if (agreed.kind !== 'not-a-phone' || opened.kind !== 'own-phone') return linkPage(opened)
  return { ...linkPage(opened, opened.words(language, 'not-a-phone')), status: 422 }
}
