import type { Clinic } from '../../core/clinic/clinic.ts'
import type { OutboundState } from '../../core/messages/outbound.ts'
import type { Readiness, Ready } from '../../use-cases/on-call/test-pages.ts'
import { Hidden, humanize, Phone, When } from '../shared/components.tsx'
import { type Here, mayChange, ON_CALL } from './frame.tsx'

export const PEOPLE = `${ON_CALL}/people`

const CAME: Record<OutboundState, string> = {
  planned: 'on its way',
  claimed: 'on its way',
  held: 'on its way',
  sent: 'sent',
  delivered: 'arrived',
  failed: 'could not be delivered',
  uncertain: 'may not have arrived',
  expired: 'was not sent',
  cancelled: 'was not sent',
}

type PersonGiven = { at: Here; clinic: Clinic; known: Readiness }

const Known = ({ clinic: { zone }, known: { verifiedAt, asked, staff } }: Omit<PersonGiven, 'at'>) => {
  if (!staff.phone) return <span class="fault">No phone: cannot be paged</span>
  return (
    <>
      {asked && (
        <p class={asked.silent ? 'fault' : ''}>
          {asked.silent ? 'No answer' : 'Waiting for the OK'} to the test page of <When at={asked.at} zone={zone} />
          {asked.pages.map(({ channel, state }) => `, ${channel === 'voice' ? 'call' : 'text'} ${CAME[state]}`)}
        </p>
      )}
      {verifiedAt ? (
        <p class="good">
          ✓ Answered <When at={verifiedAt} zone={zone} />
        </p>
      ) : (
        !asked && <p class="hint">Never tested</p>
      )}
    </>
  )
}

/** The admin tests anybody's number, everybody else their own. */
export const mayTest = (at: Here, staffId: string): boolean => mayChange(at) || at.request.caller.id === staffId

const Test = ({ at, known: { staff } }: PersonGiven) => {
  if (!staff.phone || !mayTest(at, staff.staffId)) return null
  const me = staff.staffId === at.request.caller.id
  return (
    <form method="post" action={`${PEOPLE}/test`} class="buttons" data-once>
      <Hidden name="staff" value={staff.staffId} />
      <button type="submit" name="by" value="sms" class={me ? '' : 'quiet'} id={`text-${staff.staffId}`}>
        {me ? 'Text me a test page' : 'Test by text'}
        {!me && <span class="unseen"> to {staff.name}</span>}
      </button>
      <button type="submit" name="by" value="voice" class="quiet" id={`call-${staff.staffId}`}>
        {me ? 'Call me' : 'By call'}
        {!me && <span class="unseen"> to {staff.name}</span>}
      </button>
    </form>
  )
}

/** Everybody of the staff, no matter who looks first: does the number work, and a button to find out. */
export const List = ({ at, ready }: { at: Here; ready: Ready }) => {
  const { clinic } = at.clinicNow
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
                {mine(known) === 0 && ' (you)'} <small>{humanize(known.staff.role).toLowerCase()}</small>
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
