/** Webhooks: which systems of the clinic are told of events, and what became of a day's deliveries. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Delivery } from '../../core/webhooks/delivery.ts'
import type { Webhook } from '../../core/webhooks/webhook.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { type DeliveryAsked, deliveriesOf, replay, sendTestEvent } from '../../use-cases/webhooks/deliveries.ts'
import { listWebhooks } from '../../use-cases/webhooks/manage-webhooks.ts'
import { ActionButton, Hidden, humanize, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { ScrollableTable } from '../shared/table.tsx'

const PATH = '/console/webhooks'
const MOST_SHOWN = 50

const SAID: Record<string, string> = {
  planned: 'The event is on its way.',
  unknown: 'This webhook or delivery is gone.',
  disabled: 'The receiver answered 410 (gone), so nothing is sent there. Remove the webhook and add another one.',
}

async function webhooksPage(deps: ConsoleDeps, { caller, query }: PageRequest): Promise<PageAnswer> {
  const { clinic } = await clinicNowOf(deps, caller)
  const today = deps.now().slice(0, 10)
  const asked = formValue(query, 'day')
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today
  const webhooks = await listWebhooks(deps, clinic.clinicId)
  const logs = await Promise.all(webhooks.map(({ webhookId }) => deliveriesOf(deps, clinic.clinicId, webhookId, day)))
  return {
    kind: 'page',
    title: 'Webhooks',
    said: SAID[formValue(query, 'said')],
    body: (
      <>
        <p>The clinic’s own systems that are told of events. Add, rotate and remove webhooks with the API.</p>
        {webhooks.length === 0 && <p>There is no webhook yet.</p>}
        {webhooks.length > 0 && (
          <form method="get" action={PATH} class="row">
            <label>
              Day (UTC) <input type="date" name="day" value={day} max={today} />
            </label>
            <button type="submit">Show</button>
          </form>
        )}
        {webhooks.map((webhook, at) => (
          <OneWebhook key={webhook.webhookId} {...{ webhook, clinic, day }} log={logs[at] ?? []} />
        ))}
      </>
    ),
  }
}

type Shown = { webhook: Webhook; clinic: Clinic; day: string; log: readonly Delivery[] }

const OneWebhook = ({ webhook, clinic, day, log }: Shown) => (
  <section aria-label={webhook.url}>
    <h2>{webhook.url}</h2>
    <p>{webhook.events.join(', ')}</p>
    {webhook.disabled && <p class="warning">{SAID.disabled}</p>}
    <ActionButton to={`${PATH}/${webhook.webhookId}/test`} label="Send a test event" of={webhook.url} quiet />
    {log.length === 0 && <p>No deliveries on {day}.</p>}
    {log.length > MOST_SHOWN && (
      <p>
        The last {MOST_SHOWN} of {log.length} deliveries; the API has all of them.
      </p>
    )}
    {log.length > 0 && (
      <ScrollableTable label={`Deliveries to ${webhook.url}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Event</th>
              <th scope="col">When</th>
              <th scope="col">State</th>
              <th scope="col">Attempts</th>
              <th scope="col">Again</th>
            </tr>
          </thead>
          <tbody>
            {log
              .slice(-MOST_SHOWN)
              .reverse()
              .map((delivery) => (
                <Row key={delivery.deliveryId} {...{ delivery, clinic, day }} />
              ))}
          </tbody>
        </table>
      </ScrollableTable>
    )}
  </section>
)

const Row = ({ delivery, clinic, day }: { delivery: Delivery; clinic: Clinic; day: string }) => (
  <tr>
    <td>
      {delivery.event.type} <small>{Object.values(delivery.event.data)[0]}</small>
    </td>
    <td>
      <When at={delivery.event.timestamp} zone={clinic.zone} />
    </td>
    <td>
      {humanize(delivery.state)}
      {delivery.timers.send && (
        <small>
          {' '}
          next attempt <When at={delivery.timers.send} zone={clinic.zone} />
        </small>
      )}
    </td>
    <td>{delivery.attempts.map(attemptSaid).join(', ') || 'none yet'}</td>
    <td>
      <form method="post" action={`${PATH}/${delivery.webhookId}/replay`} class="act">
        <Hidden name="delivery" value={delivery.deliveryId} />
        <Hidden name="day" value={day} />
        <button type="submit" class="quiet" aria-label={`Replay: ${delivery.event.type}`}>
          Replay
        </button>
      </form>
    </td>
  </tr>
)

const attemptSaid = (attempt: Delivery['attempts'][number]): string =>
  attempt.kind === 'answered' ? String(attempt.status) : humanize('because' in attempt ? attempt.because : attempt.kind)

const back = ({ kind }: DeliveryAsked, day?: string): PageAnswer => ({
  kind: 'go',
  to: `${PATH}?said=${kind}${day ? `&day=${encodeURIComponent(day)}` : ''}`,
})

const roles = PERMISSIONS.administer

export const webhookPages: readonly Page[] = [
  { method: 'GET', path: PATH, roles, respond: webhooksPage },
  {
    method: 'POST',
    path: `${PATH}/{id}/test`,
    roles,
    respond: async (deps, { caller, params: { id = '' } }) => back(await sendTestEvent(deps, caller.clinicId, id)),
  },
  {
    method: 'POST',
    path: `${PATH}/{id}/replay`,
    roles,
    respond: async (deps, { caller, params: { id = '' }, form }) =>
      back(await replay(deps, caller.clinicId, id, formValue(form, 'delivery')), formValue(form, 'day')),
  },
]
