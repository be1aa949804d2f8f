/** One open alert as a row of the inbox, and the sentence above all of them. */
import { useContext } from 'preact/hooks'
import type { Colleague } from '../../core/alerts/presence.ts'
import { mayUndo } from '../../core/alerts/undo.ts'
import { dueAt } from '../../core/alerts/urgency.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Treatment } from '../../core/patients/patient.ts'
import type { OpenAlert } from '../../use-cases/alerts/inbox.ts'
import { TreatedBefore } from '../patients/patient-card.tsx'
import { ActionButton, Due, MarkedText, ownerOf, Signs, staffName, When } from '../shared/components.tsx'
import { Ring, TierMark } from '../shared/tier-mark.tsx'
import { Viewer } from '../shared/viewer.ts'
import { inboxWords } from '../words/inbox.ts'
import { Others } from './others.tsx'

/** By alert: who else is at it, and the treatment before it. */
export type About = {
  others(alertId: string): readonly Colleague[]
  treated: ReadonlyMap<string, Treatment>
}

type AlertGiven = {
  item: OpenAlert
  now: string
  clinic: Clinic
  me: string
  about: About
}

/** Says nothing of the place in the list: a new first row leaves the others as they are, and the style sheet fills it. */
export const AlertRow = ({ item: { alert, person }, now, clinic, me, about }: AlertGiven) => {
  const { language } = useContext(Viewer)
  const { alert: words, tiers } = inboxWords(language)
  const name = staffName(person, language)
  const mine = alert.acknowledgedBy?.staffId === me
  const path = `/console/alerts/${encodeURIComponent(alert.alertId)}`
  const contacted = alert.state === 'contacted'
  const from = contacted ? (alert.acknowledgedBy?.at ?? alert.openedAt) : alert.openedAt
  return (
    <li data-piece="" class={`alert-row ${alert.tier}${alert.acknowledgedBy ? '' : ' free'}`}>
      <p class="tab">
        <TierMark tier={alert.tier} />
        <span>{tiers[alert.tier]}</span>
        <small>
          {words.code} {alert.code}
        </small>
      </p>
      <a class="item" href={path}>
        <span class="top">
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <small>
            {words.wrote} <When at={alert.openedAt} zone={clinic.zone} />
          </small>
        </span>
        <MarkedText text={alert.reply} signs={alert.signs} />
        <span class="top">
          <Signs signs={alert.signs} />
          <span>{ownerOf(alert, language)}</span>
        </span>
        <TreatedBefore treatment={about.treated.get(alert.alertId)} openedAt={alert.openedAt} />
        <Others others={about.others(alert.alertId)} />
      </a>
      <div class="do">
        <p class="due">
          <Ring from={from} until={dueAt(alert)} now={now} />
          <span>{contacted ? words.toOutcome : words.toReach}</span>
        </p>
        {!alert.acknowledgedBy && <ActionButton to={`${path}/acknowledge`} label={words.take} of={name} quiet />}
        {mayUndo(alert, me, now) && <ActionButton to={`${path}/undo`} label={words.undo} of={name} quiet />}
        {mine && contacted && (
          <a class="button quiet" href={`${path}#outcome`}>
            {words.outcome}
          </a>
        )}
      </div>
    </li>
  )
}

/** What the list says, as a sentence: how many patients need somebody now, and when the first is due. */
export const Lead = ({ alerts, now }: { alerts: readonly OpenAlert[]; now: string }) => {
  const waiting = alerts.filter(({ alert }) => !alert.acknowledgedBy)
  const [first] = waiting.map(({ alert }) => alert.contactBy).sort()
  const owned = alerts.length - waiting.length
  const words = inboxWords(useContext(Viewer).language).lead
  return (
    <p data-piece="" class="lead">
      <strong>{words.need(waiting.length)}</strong>
      <br />
      {first && (
        <>
          {words.first} <Due at={first} now={now} />.{' '}
        </>
      )}
      {owned > 0 && words.owned(owned)}
    </p>
  )
}
