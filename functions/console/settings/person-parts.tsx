import type { Staff } from '../../core/clinic/clinic.ts'
import type { Gap } from '../../core/on-call/gaps.ts'
import type { SignInState } from '../../use-cases/access/accounts.ts'
import { ActionButton, Hidden, When } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { checklistWords } from '../words/checklist.ts'
import type { StaffWords } from '../words/staff.ts'
import { STAFF } from './staff.tsx'

type SignInGiven = { person: Staff; state: SignInState; words: StaffWords; own: boolean }

/** How the person signs in. Nobody can lock themself out. */
export const SignInCard = ({ person, state, words, own }: SignInGiven) => {
  const { status, disabled, sessions, email } = state
  const off = disabled || status === 'disabled'
  const to = (act: string) => `${STAFF}/${person.staffId}/${act}`
  return (
    <section class="card settings" aria-labelledby="sign-in">
      <h2 id="sign-in">{words.signIn}</h2>
      <p>
        {off ? words.disabled : words.status[status]} {email && status !== 'none' && <small>{email}</small>}
      </p>
      {!off && <p class="hint">{words.sessions(sessions)}</p>}
      <div class="buttons">
        {(status === 'none' || status === 'gone' || email !== person.email) && (
          <ActionButton to={to('invite')} label={words.invite} of={person.name} quiet />
        )}
        {status === 'invited' && <ActionButton to={to('invite')} label={words.inviteAgain} of={person.name} quiet />}
        {!off && <ActionButton to={to('sign-out')} label={words.signOut} of={person.name} quiet />}
        {!own && !off && <ActionButton to={to('switch-off')} label={words.switchOff} of={person.name} quiet />}
        {off && <ActionButton to={to('switch-on')} label={words.switchOn} of={person.name} quiet />}
      </div>
      {status === 'none' && <p class="hint">{words.inviteHint}</p>}
      {!own && !off && <p class="hint">{words.switchOffHint}</p>}
    </section>
  )
}

type LeavingGiven = {
  person: Staff
  words: StaffWords
  language: ConsoleLanguage
  zone: string
  seen: string
  own: boolean
  /** Duties that nobody would have: asked before it is done. */
  opened: readonly Gap[] | undefined
}

export const Leaving = ({ person, words, language, zone, seen, own, opened }: LeavingGiven) =>
  own ? null : (
    <section class="card settings" aria-labelledby="leave">
      <h2 id="leave">{words.leave}</h2>
      <p>{words.leaveHint(person.name)}</p>
      <form method="post" action={`${STAFF}/${person.staffId}/leave`} data-once>
        <Hidden name="seen" value={seen} />
        {opened && (
          <div class="warning" role="alert">
            <p>{words.leavesGaps}</p>
            <GapList {...{ opened, zone, language }} />
            <Hidden name="sure" value={sureOf(opened)} />
          </div>
        )}
        <button type="submit" class={opened ? 'danger' : 'quiet'}>
          {opened ? words.leaveAnyway : words.leaveButton(person.name)}
        </button>
      </form>
    </section>
  )

const MOST_GAPS = 6

/** By the same words as the checklist's: duty, from, until. */
const GapList = ({ opened, zone, language }: { opened: readonly Gap[] } & Pick<LeavingGiven, 'zone' | 'language'>) => {
  const { gap, from: since, until, more } = checklistWords(language)
  return (
    <ul>
      {opened.slice(0, MOST_GAPS).map(({ duty, from, to }) => (
        <li key={duty + from}>
          {gap(duty, false)} {since} <When at={from} zone={zone} /> {until} <When at={to} zone={zone} />.
        </li>
      ))}
      {opened.length > MOST_GAPS && <li>{more(opened.length - MOST_GAPS)}</li>}
    </ul>
  )
}

/** What somebody has seen; how far ahead it looks moves with the clock, so ends do not count. */
export const sureOf = (opened: readonly Gap[]): string => [...new Set(opened.map(({ duty }) => duty))].sort().join(' ')
