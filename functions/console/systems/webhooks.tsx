/** Webhooks: which systems of the clinic are told of events, and what became of a day's deliveries. */

import type { Clinic } from '../../core/clinic/clinic.ts'
import { isDate } from '../../core/time.ts'
import type { Delivery } from '../../core/webhooks/delivery.ts'
import type { Webhook } from '../../core/webhooks/webhook.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { type DeliveryAsked, deliveriesOf, replay, sendTestEvent } from '../../use-cases/webhooks/deliveries.ts'
import { listWebhooks } from '../../use-cases/webhooks/manage-webhooks.ts'
import { framed } from '../settings/frame.tsx'
import { ActionButton } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { type WebhookWords, webhookWords } from '../words/webhooks.ts'
import { Deliveries } from './deliveries.tsx'
import { WEBHOOKS } from './paths.ts'

async function webhooksPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, query, language } = request
  const words = webhookWords(language)
  const { clinic } = await clinicNowOf(deps, caller)
  const today = deps.now().slice(0, 10)
  const asked = formValue(query, 'day')
  const day = isDate(asked) ? asked : today
  const webhooks = await listWebhooks(deps, clinic.clinicId)
  const logs = await Promise.all(webhooks.map(({ webhookId }) => deliveriesOf(deps, clinic.clinicId, webhookId, day)))
  return framed(request, {
    title: words.title,
    said: words.said[formValue(query, 'said') as keyof typeof words.said],
    children: (
      <>
        <p>{words.intro}</p>
        {webhooks.length === 0 && <p>{words.none}</p>}
        <p>
          <a class="button" href={`${WEBHOOKS}/new`}>
            {words.add}
          </a>
        </p>
        {webhooks.length > 0 && (
          <form method="get" action={WEBHOOKS} class="row">
            <label>
              {words.day} <input type="date" name="day" value={day} max={today} />
            </label>
            <button type="submit" class="quiet">
              {words.show}
            </button>
          </form>
        )}
        {webhooks.map((webhook, at) => (
          <OneWebhook key={webhook.webhookId} {...{ webhook, clinic, day, words }} log={logs[at] ?? []} />
        ))}
      </>
    ),
  })
}

type Shown = { webhook: Webhook; clinic: Clinic; day: string; log: readonly Delivery[]; words: WebhookWords }

/** The address of a chat is a secret, or the same for everyone. */
const nameOf = ({ chat, url }: Webhook): string => (chat ? { slack: 'Slack', teams: 'Teams' }[chat.kind] : url)

const OneWebhook = ({ webhook, clinic, day, log, words }: Shown) => (
  <section class="card" aria-label={nameOf(webhook)}>
    <h2 class="address">{nameOf(webhook)}</h2>
    <p>{webhook.events.join(', ')}</p>
    {webhook.disabled && <p class="warning">{words.said.disabled}</p>}
    <ActionButton to={`${WEBHOOKS}/${webhook.webhookId}/test`} label={words.test} of={nameOf(webhook)} quiet />
    {!webhook.chat && (
      <Folded webhook={webhook} act="rotate" label={words.rotate} hint={words.rotateHint} button={words.rotateNow} />
    )}
    <Folded webhook={webhook} act="remove" label={words.remove} hint={words.removeHint} button={words.removeNow} />
    <Deliveries {...{ clinic, day, log, words }} name={nameOf(webhook)} />
  </section>
)

type FoldedGiven = { webhook: Webhook; act: 'rotate' | 'remove'; label: string; hint: string; button: string }

/** What is not done by one tap: the fold says first what happens. */
const Folded = ({ webhook, act, label, hint, button }: FoldedGiven) => (
  <details>
    <summary>
      {label}
      <span class="unseen">: {nameOf(webhook)}</span>
    </summary>
    <p>{hint}</p>
    <form method="post" action={`${WEBHOOKS}/${webhook.webhookId}/${act}`} data-once>
      <button type="submit" class={act === 'remove' ? 'danger' : 'quiet'}>
        {button}
      </button>
    </form>
  </details>
)

const back = ({ kind }: DeliveryAsked, day?: string): PageAnswer => ({
  kind: 'go',
  to: `${WEBHOOKS}?said=${kind}${day ? `&day=${encodeURIComponent(day)}` : ''}`,
})

const roles = PERMISSIONS.administer

export const webhookPages: readonly Page[] = [
  { method: 'GET', path: WEBHOOKS, roles, respond: webhooksPage },
  {
    method: 'POST',
    path: `${WEBHOOKS}/{id}/test`,
    roles,
    respond: async (deps, { caller, params: { id = '' } }) => back(await sendTestEvent(deps, caller.clinicId, id)),
  },
  {
    method: 'POST',
    path: `${WEBHOOKS}/{id}/replay`,
    roles,
    respond: async (deps, { caller, params: { id = '' }, form }) =>
      back(await replay(deps, caller.clinicId, id, formValue(form, 'delivery')), formValue(form, 'day')),
  },
]
