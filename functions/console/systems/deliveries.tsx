import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Attempt, Delivery } from '../../core/webhooks/delivery.ts'
import { Hidden, humanize, When } from '../shared/components.tsx'
import { ScrollableTable, Table } from '../shared/table.tsx'
import type { WebhookWords } from '../words/webhooks.ts'
import { WEBHOOKS } from './paths.ts'

const MOST_SHOWN = 50

type Given = {
  clinic: Clinic
  day: string
  log: readonly Delivery[]
  words: WebhookWords
  name: string
}

/** What became of a day's events at one webhook, newest first. */
export const Deliveries = ({ clinic, day, log, words, name }: Given) => {
  if (log.length === 0) return <p class="hint">{words.noDeliveries(day)}</p>
  return (
    <>
      {log.length > MOST_SHOWN && <p>{words.last(MOST_SHOWN, log.length)}</p>}
      <ScrollableTable label={words.deliveries(name)}>
        <Table
          caption={words.deliveries(name)}
          unseen
          columns={words.columns}
          rows={log
            .slice(-MOST_SHOWN)
            .reverse()
            .map((delivery) => [
              <>
                {delivery.event.type} <small>{Object.values(delivery.event.data)[0]}</small>
              </>,
              <When at={delivery.event.timestamp} zone={clinic.zone} />,
              <State {...{ delivery, clinic, words }} />,
              delivery.attempts.map((attempt) => attemptSaid(attempt, words)).join(', ') || words.noAttempt,
              <Replay {...{ delivery, day, words }} />,
            ])}
        />
      </ScrollableTable>
    </>
  )
}

const State = ({ delivery, clinic, words }: { delivery: Delivery } & Pick<Given, 'clinic' | 'words'>) => (
  <>
    {words.states[delivery.state]}
    {delivery.timers.send && (
      <small>
        {' '}
        {words.next} <When at={delivery.timers.send} zone={clinic.zone} />
      </small>
    )}
  </>
)

const Replay = ({ delivery, day, words }: { delivery: Delivery } & Pick<Given, 'day' | 'words'>) => (
  <form method="post" action={`${WEBHOOKS}/${delivery.webhookId}/replay`} class="act">
    <Hidden name="delivery" value={delivery.deliveryId} />
    <Hidden name="day" value={day} />
    <button type="submit" class="quiet" aria-label={`${words.replay}: ${delivery.event.type}`}>
      {words.replay}
    </button>
  </form>
)

function attemptSaid(attempt: Attempt, words: WebhookWords): string {
  switch (attempt.kind) {
    case 'answered':
      return String(attempt.status)
    case 'rejected':
      return humanize(attempt.because)
    case 'sender-stopped':
      return words.attempts[attempt.kind]
    default:
      return words.attempts[attempt.because]
  }
}
