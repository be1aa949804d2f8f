/** Adding a webhook, another secret for it, and taking it away. A secret is shown once, on the answer itself. */
import type { FieldError } from '../../core/fault.ts'
import { EVENT_TYPES, type EventType } from '../../core/webhooks/event.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { addWebhook, removeWebhook, rotateSecret } from '../../use-cases/webhooks/manage-webhooks.ts'
import { framed } from '../settings/frame.tsx'
import { secretPage } from '../settings/secret-page.tsx'
import { FaultOf, Faults } from '../shared/components.tsx'
import { Field, Tick } from '../shared/fields.tsx'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { addressFaultIn } from '../words/address-faults.ts'
import { webhookWords } from '../words/webhooks.ts'
import { WEBHOOKS } from './paths.ts'

type Showing = { form?: URLSearchParams; faults?: readonly FieldError[]; refused?: string }

function newPage(
  request: PageRequest,
  { form = new URLSearchParams(), faults: given = [], refused }: Showing = {},
): PageAnswer {
  const { language } = request
  const words = webhookWords(language)
  const faults = given.map(addressFaultIn(language))
  return framed(request, {
    title: words.addTitle,
    status: refused ? 409 : faults.length > 0 ? 422 : undefined,
    children: (
      <form method="post" action={`${WEBHOOKS}/new`} class="card settings" data-once>
        {refused && (
          <p class="warning" role="alert">
            {refused}
          </p>
        )}
        <Faults faults={faults} />
        <Field form={form} faults={faults} name="url" at="/url" {...words.url} type="url" inputmode="url" required />
        <fieldset class="ticks">
          <legend>{words.events}</legend>
          {EVENT_TYPES.map((type) => (
            <Tick key={type} form={form} name="events" value={type} label={type} />
          ))}
          <FaultOf faults={faults} at="/events" />
        </fieldset>
        <button type="submit">{words.add}</button>
      </form>
    ),
  })
}

type Secret = { url: string; secret: string; rotated: boolean }

function shownSecret(request: PageRequest, { url, secret, rotated }: Secret): PageAnswer {
  const words = webhookWords(request.language)
  return secretPage(request, {
    ...{ title: words.secretTitle, of: url, hint: words.secretHint, secret },
    ...(rotated ? { old: words.oldSecret } : {}),
    back: { to: WEBHOOKS, label: words.back },
  })
}

async function added(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, caller, language } = request
  const words = webhookWords(language)
  const events = EVENT_TYPES.filter((type): type is EventType => form.getAll('events').includes(type))
  if (events.length === 0) return newPage(request, { form, faults: [{ pointer: '/events', detail: words.noEvents }] })
  const asked = { clinicId: caller.clinicId, by: caller.id, url: formValue(form, 'url'), events }
  const done = await addWebhook(deps, asked)
  switch (done.kind) {
    case 'added':
      return shownSecret(request, { url: done.webhook.url, secret: done.secret, rotated: false })
    case 'invalid':
      return newPage(request, { form, faults: done.faults })
    case 'too-many':
      return newPage(request, { form, refused: words.tooMany(done.most) })
  }
}

async function rotated(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const done = await rotateSecret(deps, request.caller.clinicId, request.params.id ?? '')
  if (!done) return { kind: 'go', to: `${WEBHOOKS}?said=unknown` }
  return shownSecret(request, { url: done.webhook.url, secret: done.secret, rotated: true })
}

async function removed(deps: ConsoleDeps, { caller, params }: PageRequest): Promise<PageAnswer> {
  const done = await removeWebhook(deps, caller.clinicId, params.id ?? '')
  return { kind: 'go', to: `${WEBHOOKS}?said=${done ? 'removed' : 'unknown'}` }
}

const roles = PERMISSIONS.administer

export const webhookActPages: readonly Page[] = [
  { method: 'GET', path: `${WEBHOOKS}/new`, roles, respond: async (_, request) => newPage(request) },
  { method: 'POST', path: `${WEBHOOKS}/new`, roles, respond: added },
  { method: 'POST', path: `${WEBHOOKS}/{id}/rotate`, roles, respond: rotated },
  { method: 'POST', path: `${WEBHOOKS}/{id}/remove`, roles, respond: removed },
]
