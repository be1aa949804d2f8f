/** What patients read besides their course: all of it on one page, to read, to change and to sign. */
import { isSigned, SIGNATURES, type Signature } from '../../core/clinic/signatures.ts'
import {
  isConsent,
  OWN_TEXTS,
  type OwnText,
  type TextProposal,
  withOwnWords,
} from '../../core/messages/clinic-words.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { proposalsOf, signaturesOf, signWords } from '../../use-cases/clinic/own-words.ts'
import { clinicOf } from '../shared/current-clinic.ts'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { type OwnWordsWords, ownWordsWords } from '../words/own-words.ts'
import { authorOf, framed } from './frame.tsx'
import { Filled } from './own-words-parts.tsx'
import { SETTINGS_PATH, WORDS_PATH } from './sections.ts'

async function listPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, language, query } = request
  const words = ownWordsWords(language)
  const clinic = await clinicOf(deps, caller)
  const proposals = await proposalsOf(deps, clinic.clinicId)
  const signatures = await signaturesOf(deps, clinic)
  const content = withOwnWords(deps.content(), clinic)
  return framed(request, {
    title: words.title,
    said: words.said[query.get('said') as keyof typeof words.said],
    children: (
      <>
        <p>{words.intro}</p>
        <p class="hint">{words.plans}</p>
        {OWN_TEXTS.map((message) => (
          <section key={message} class="card settings" aria-labelledby={message}>
            <h2 id={message}>{words.names[message].label}</h2>
            <p class="hint">{words.names[message].when}</p>
            {clinic.languages.map((each) => (
              <Filled
                key={each}
                language={each}
                text={content.messages[each]?.[message] ?? ''}
                clinic={clinic}
                isConsent={isConsent(message)}
              />
            ))}
            <State {...{ message, words }} own={clinic.words?.[message] !== undefined} proposals={proposals} />
          </section>
        ))}
        <Sign {...{ words, signatures }} mine={caller.id} admin={caller.role === 'admin'} />
      </>
    ),
  })
}

type StateGiven = { message: OwnText; words: OwnWordsWords; own: boolean; proposals: readonly TextProposal[] }

const State = ({ message, words, own, proposals }: StateGiven) => {
  const proposal = proposals.find((each) => each.message === message)
  const waits = proposal !== undefined && !isSigned(proposal)
  return (
    <p>
      <small>{own ? words.own : words.standard}</small>{' '}
      {waits && <span class="waits">{words.proposedBy(proposal.signedBy[0]?.name ?? '')}</span>}{' '}
      <a href={`${WORDS_PATH}/${message}`}>
        {waits ? words.open : words.edit}
        <span class="unseen">: {words.names[message].label}</span>
      </a>
    </p>
  )
}

type SignGiven = { words: OwnWordsWords; signatures: readonly Signature[]; mine: string; admin: boolean }

const Sign = ({ words, signatures, mine, admin }: SignGiven) => (
  <section class="card settings" aria-labelledby="sign">
    <h2 id="sign">{words.signTitle}</h2>
    <p>{words.signHint}</p>
    {signatures.length > 0 && <p class="good">{words.signed(signatures.map(({ name }) => name).join(', '))}</p>}
    {signatures.length > 0 && signatures.length < SIGNATURES && <p>{words.signedOnce}</p>}
    {!signatures.some(({ staffId }) => staffId === mine) && (
      <form method="post" action={`${WORDS_PATH}/sign`} data-once>
        <button type="submit">{words.signButton}</button>
      </form>
    )}
    {admin && signatures.length < SIGNATURES && (
      <p>
        <a href={`${SETTINGS_PATH}/staff/new`}>{words.invite}</a>
      </p>
    )}
  </section>
)

const roles = PERMISSIONS.lowerTier

export const ownWordsPages: readonly Page[] = [
  { method: 'GET', path: WORDS_PATH, roles, respond: listPage },
  {
    method: 'POST',
    path: `${WORDS_PATH}/sign`,
    roles,
    async respond(deps, { caller }) {
      await signWords(deps, caller.clinicId, authorOf(caller))
      return { kind: 'go', to: `${WORDS_PATH}?said=signed` }
    },
  },
]
