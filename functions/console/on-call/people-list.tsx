import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Readiness, Ready } from '../../use-cases/on-call/test-pages.ts'
import { Hidden, Phone, When } from '../shared/components.tsx'
import { frameWords } from '../shared/frame-words.ts'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { peopleWords } from '../words/people.ts'
import { type Here, mayChange, ON_CALL } from './frame.tsx'

export const PEOPLE = `${ON_CALL}/people`

type PersonGiven = { at: Here; clinic: Clinic; known: Readiness }

const Known = ({ clinic: { zone }, known: { verifiedAt, asked, staff } }: Omit<PersonGiven, 'at'>) => {
  const words = useWords(peopleWords)
  if (!staff.phone) return <span class="fault">{words.noPhone}</span>
  return (
    <>
      {asked && (
        <p class={asked.silent ? 'fault' : ''}>
          {asked.silent ? words.noAnswer : words.waiting} {words.ofTest} <When at={asked.at} zone={zone} />
          {asked.pages.map(
            ({ channel, state }) => `, ${words.channels[channel === 'voice' ? 'voice' : 'sms']} ${words.came[state]}`,
          )}
        </p>
      )}
      {verifiedAt ? (
        <p class="good">
          ✓ {words.answered} <When at={verifiedAt} zone={zone} />
        </p>
      ) : (
        !asked && <p class="hint">{words.neverTested}</p>
      )}
    </>
  )
}

/** The admin tests anybody's number, everybody else their own. */
export const mayTest = (at: Here, staffId: string): boolean => mayChange(at) || at.request.caller.id === staffId

const Test = ({ at, known: { staff } }: PersonGiven) => {
  const words = useWords(peopleWords)
  if (!staff.phone || !mayTest(at, staff.staffId)) return null
  const me = staff.staffId === at.request.caller.id
  return (
    <form method="post" action={`${PEOPLE}/test`} class="buttons" data-once>
      <Hidden name="staff" value={staff.staffId} />
      <button type="submit" name="by" value="sms" class={me ? '' : 'quiet'} id={`text-${staff.staffId}`}>
        {me ? words.textMe : words.byText}
        {!me && (
          <span class="unseen">
            {' '}
            {words.to} {staff.name}
          </span>
        )}
      </button>
      <button type="submit" name="by" value="voice" class="quiet" id={`call-${staff.staffId}`}>
        {me ? words.callMe : words.byCall}
        {!me && (
          <span class="unseen">
            {' '}
            {words.to} {staff.name}
          </span>
        )}
      </button>
    </form>
  )
}

/** Everybody of the staff, no matter who looks first: does the number work, and a button to find out. */
export const List = ({ at, ready }: { at: Here; ready: Ready }) => {
  const { clinic } = at.clinicNow
  const language = useLanguage()
  const words = peopleWords(language)
  const mine = (known: Readiness) => (known.staff.staffId === at.request.caller.id ? 0 : 1)
  return (
    <ul class="plain people">
      {[...ready.people]
        .sort((a, b) => mine(a) - mine(b))
        .map((known) => (
          <li key={known.staff.staffId}>
            <div>
              <h3>
                {known.staff.name}
                {mine(known) === 0 && ` ${words.you}`} <small>{frameWords(language).roles[known.staff.role]}</small>
              </h3>
              {known.staff.phone && <Phone phone={known.staff.phone} clinic={clinic} />}
            </div>
            <div>
              <Known clinic={clinic} known={known} />
            </div>
            <Test {...{ at, clinic, known }} />
          </li>
        ))}
    </ul>
  )
}
