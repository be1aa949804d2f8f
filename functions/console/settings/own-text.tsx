/** One text in the clinic's own words: changed with a preview and its length, and signed by a second person. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import { isSigned } from '../../core/clinic/signatures.ts'
import type { FieldError } from '../../core/fault.ts'
import { isConsent, type OwnText, proposalFaults, type TextProposal } from '../../core/messages/clinic-words.ts'
import { PERMISSIONS } from '../../http/route.ts'
import {
  approveWords,
  isOwnText,
  proposalId,
  proposalsOf,
  proposeWords,
  removeWords,
  type WordsChanged,
} from '../../use-cases/clinic/own-words.ts'
import { Hidden } from '../shared/components.tsx'
import { clinicOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { type OwnWordsWords, ownWordsWords } from '../words/own-words.ts'
import { authorOf, framed } from './frame.tsx'
import { TextForm } from './own-text-form.tsx'
import { Filled } from './own-words-parts.tsx'
import { WORDS_PATH } from './sections.ts'

type Showing = {
  texts?: Record<string, string>
  faults?: readonly FieldError[]
  overtaken?: boolean
  checked?: boolean
}

async function textPage(deps: ConsoleDeps, request: PageRequest, showing: Showing = {}): Promise<PageAnswer> {
  const { caller, language, params } = request
  const words = ownWordsWords(language)
  const message = params.message ?? ''
  if (!isOwnText(message)) return framed(request, { title: words.title, status: 404, children: <p>{words.gone}</p> })
  const clinic = await clinicOf(deps, caller)
  const proposal = (await proposalsOf(deps, clinic.clinicId)).find((each) => each.message === message)
  const original = (each: string) => deps.content().messages[each]?.[message] ?? ''
  const current = (each: string) => clinic.words?.[message]?.[each] ?? original(each)
  const { texts, faults = [], overtaken = false, checked = false } = showing
  return framed(request, {
    title: words.names[message].label,
    status: overtaken ? 409 : faults.length > 0 && !checked ? 422 : undefined,
    children: (
      <>
        <p>{words.names[message].when}</p>
        {proposal && !isSigned(proposal) && <Waiting {...{ proposal, clinic, words }} mine={caller.id} />}
        <TextForm
          {...{ message, clinic, words, original, faults, overtaken }}
          to={`${WORDS_PATH}/${message}`}
          seen={proposalId(proposal)}
          texts={texts ?? Object.fromEntries(clinic.languages.map((each) => [each, current(each)]))}
        />
        {(clinic.words?.[message] || proposal) && (
          <section class="card settings" aria-label={words.remove}>
            <details>
              <summary>{words.remove}</summary>
              <p>{words.removeHint}</p>
              {clinic.languages.map((each) => (
                <Filled
                  key={each}
                  language={each}
                  text={original(each)}
                  clinic={clinic}
                  isConsent={isConsent(message)}
                />
              ))}
              <form method="post" action={`${WORDS_PATH}/${message}/remove`} data-once>
                <button type="submit" class="quiet">
                  {words.removeNow}
                </button>
              </form>
            </details>
          </section>
        )}
      </>
    ),
  })
}

type WaitingGiven = { proposal: TextProposal; clinic: Clinic; words: OwnWordsWords; mine: string }

const Waiting = ({ proposal, clinic, words, mine }: WaitingGiven) => {
  const { message, texts, signedBy } = proposal
  return (
    <section class="card settings" aria-labelledby="proposed">
      <h2 id="proposed">{words.proposed}</h2>
      <p>{words.proposedBy(signedBy[0]?.name ?? '')}</p>
      {Object.entries(texts).map(([language, text]) => (
        <Filled key={language} {...{ language, text, clinic }} isConsent={isConsent(message)} />
      ))}
      {signedBy.some(({ staffId }) => staffId === mine) ? (
        <p class="hint">{words.ownProposal}</p>
      ) : (
        <form method="post" action={`${WORDS_PATH}/${message}/approve`} data-once>
          <Hidden name="seen" value={proposalId(proposal)} />
          <p class="hint">{words.approveHint}</p>
          <button type="submit">{words.approve}</button>
        </form>
      )}
    </section>
  )
}

async function proposed(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, form, params } = request
  const message = params.message ?? ''
  if (!isOwnText(message)) return textPage(deps, request)
  const clinic = await clinicOf(deps, caller)
  const texts = Object.fromEntries(clinic.languages.map((each) => [each, formValue(form, `text.${each}`)]))
  const about = { content: deps.content(), languages: clinic.languages }
  if (formValue(form, 'do') === 'check')
    return textPage(deps, request, { texts, faults: proposalFaults(message, texts, about), checked: true })
  const asked = { message, texts, seen: formValue(form, 'seen') }
  const done = await proposeWords(deps, caller.clinicId, asked, authorOf(caller))
  return answered(deps, request, { done, said: 'proposed', texts })
}

type Answered = { done: WordsChanged; said: 'proposed' | 'approved' | 'removed'; texts?: Record<string, string> }

function answered(deps: ConsoleDeps, request: PageRequest, { done, said, texts }: Answered): Promise<PageAnswer> {
  switch (done.kind) {
    case 'signed':
    case 'removed':
    case 'nothing-proposed':
      return Promise.resolve({ kind: 'go', to: `${WORDS_PATH}?said=${said}` })
    case 'invalid':
      return textPage(deps, request, { ...(texts ? { texts } : {}), faults: done.faults })
    case 'changed-meanwhile':
      return textPage(deps, request, { ...(texts ? { texts } : {}), overtaken: true })
  }
}

const of =
  (
    said: 'approved' | 'removed',
    act: (deps: ConsoleDeps, request: PageRequest, message: OwnText) => Promise<WordsChanged>,
  ) =>
  async (deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> => {
    const message = request.params.message ?? ''
    if (!isOwnText(message)) return textPage(deps, request)
    return answered(deps, request, { done: await act(deps, request, message), said })
  }

const roles = PERMISSIONS.lowerTier
const path = `${WORDS_PATH}/{message}`

export const ownTextPages: readonly Page[] = [
  { method: 'GET', path, roles, respond: (deps, request) => textPage(deps, request) },
  { method: 'POST', path, roles, respond: proposed },
  {
    method: 'POST',
    path: `${path}/approve`,
    roles,
    respond: of('approved', (deps, { caller, form }, message) =>
      approveWords(deps, caller.clinicId, { message, seen: formValue(form, 'seen') }, authorOf(caller)),
    ),
  },
  {
    method: 'POST',
    path: `${path}/remove`,
    roles,
    respond: of('removed', (deps, { caller }, message) =>
      removeWords(deps, caller.clinicId, message, authorOf(caller)),
    ),
  },
]
