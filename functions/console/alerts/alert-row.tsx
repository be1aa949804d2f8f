/** One open alert as a row of the inbox, and the sentence above all of them. */
import { mayUndo } from '../../core/alerts/undo.ts'
import { dueAt } from '../../core/alerts/urgency.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { OpenAlert } from '../../use-cases/alerts/inbox.ts'
import { ActionButton, Due, MarkedText, ownerOf, Signs, staffName, When } from '../shared/components.tsx'
import { Ring, TierMark } from '../shared/tier-mark.tsx'

type AlertGiven = { item: OpenAlert; now: string; clinic: Clinic; next: boolean; me: string }

/** `next`: the one that has to be taken first; it alone is filled. */
export const AlertRow = ({ item: { alert, person }, now, clinic, next, me }: AlertGiven) => {
  const mine = alert.acknowledgedBy?.staffId === me
  const path = `/console/alerts/${encodeURIComponent(alert.alertId)}`
  const contacted = alert.state === 'contacted'
  const from = contacted ? (alert.acknowledgedBy?.at ?? alert.openedAt) : alert.openedAt
  return (
    <li class={`alert-row ${alert.tier}${next ? ' next' : ''}${alert.acknowledgedBy ? '' : ' free'}`}>
      <p class="tab">
        <TierMark tier={alert.tier} />
        <span>{alert.tier}</span>
        <small>code {alert.code}</small>
      </p>
      <a class="item" href={path}>
        <span class="top">
          <strong>
            <bdi>{staffName(person)}</bdi>
          </strong>
          <small>
            wrote <When at={alert.openedAt} zone={clinic.zone} />
          </small>
        </span>
        <MarkedText text={alert.reply} signs={alert.signs} />
        <span class="top">
          <Signs signs={alert.signs} />
          <span>{ownerOf(alert)}</span>
        </span>
      </a>
      <div class="do">
        <p class="due">
          <Ring from={from} until={dueAt(alert)} now={now} />
          <span>{contacted ? 'to the outcome' : 'to reach the patient'}</span>
        </p>
        {!alert.acknowledgedBy && (
          <ActionButton to={`${path}/acknowledge`} label="Take this alert" of={staffName(person)} quiet={!next} />
        )}
        {mayUndo(alert, me, now) && <ActionButton to={`${path}/undo`} label="Undo" of={staffName(person)} quiet />}
        {mine && contacted && (
          <a class="button quiet" href={`${path}#outcome`}>
            Record the outcome
          </a>
        )}
      </div>
    </li>
  )
}

const ONE_TO_NINE = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']
const inWords = (count: number): string => ONE_TO_NINE[count] ?? String(count)

/** What the list says, as a sentence: how many patients need somebody now, and when the first is due. */
export const Lead = ({ alerts, now }: { alerts: readonly OpenAlert[]; now: string }) => {
  const waiting = alerts.filter(({ alert }) => !alert.acknowledgedBy)
  const [first] = waiting.map(({ alert }) => alert.contactBy).sort()
  const owned = alerts.length - waiting.length
  return (
    <p class="lead">
      <strong>
        {waiting.length === 1 ? 'One patient needs' : `${inWords(waiting.length)} patients need`} someone now
      </strong>
      <br />
      {first && (
        <>
          The first call is <Due at={first} now={now} />.{' '}
        </>
      )}
      {owned > 0 && `${inWords(owned)} ${owned === 1 ? 'is' : 'are'} being looked after.`}
    </p>
  )
}
