import type { ComponentChildren } from 'preact'
import type { Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Webhook } from '../../core/webhooks/webhook.ts'
import { ActionButton, Faults, Hidden } from '../shared/components.tsx'
import { Field } from '../shared/fields.tsx'
import type { ChatWords } from '../words/chat.ts'
import { memberField } from './chat-form.ts'
import { CHAT, WEBHOOKS } from './paths.ts'

export type Shown = {
  words: ChatWords
  webhook: Webhook | undefined
  form?: URLSearchParams
  faults?: readonly FieldError[]
  refused?: string
}

export const SlackCard = ({
  words,
  webhook,
  form = new URLSearchParams(),
  faults = [],
  refused,
  staff,
  address,
}: Shown & { staff: readonly Staff[]; address: string }) => {
  const chat = webhook?.chat?.kind === 'slack' ? webhook.chat : undefined
  // Secrets are typed again: what is on a page can be read off a screen.
  const secret = { type: 'password', value: '', required: !chat }
  const hint = (text: string) => (chat ? `${text} ${words.kept}` : text)
  return (
    <section class="card" aria-labelledby="slack">
      <h2 id="slack">Slack</h2>
      <p>{chat ? words.slackOn(chat.channel) : words.slackOff}</p>
      {chat && (
        <label>
          {words.address.label} <small>{words.address.hint}</small>
          <input type="text" readonly value={address} />
        </label>
      )}
      <Steps words={words} open={!chat} />
      <form method="post" action={`${CHAT}/slack`} class="settings" data-once>
        <Refused>{refused}</Refused>
        <Faults faults={faults} />
        <Hidden name="seen" value={webhook?.createdAt ?? ''} />
        <Field
          {...{ form, faults }}
          name="token"
          at="/token"
          label={words.token.label}
          hint={hint(words.token.hint)}
          {...secret}
        />
        <Field
          {...{ form, faults }}
          name="signingSecret"
          at="/signingSecret"
          label={words.signingSecret.label}
          hint={hint(words.signingSecret.hint)}
          {...secret}
        />
        <Field {...{ form, faults }} name="channel" at="/channel" {...words.channel} required />
        <fieldset>
          <legend>{words.people}</legend>
          <p class="hint">{staff.length > 0 ? words.peopleHint : words.noPeople}</p>
          {staff.map(({ staffId, name }) => (
            <Field
              key={staffId}
              {...{ form, faults }}
              name={memberField(staffId)}
              at={`/${memberField(staffId)}`}
              label={words.memberOf(name)}
            />
          ))}
        </fieldset>
        <button type="submit">{chat ? words.saveSlack : words.connectSlack}</button>
      </form>
      {chat && <Acts words={words} chat="slack" name="Slack" />}
    </section>
  )
}

export const TeamsCard = ({ words, webhook, form = new URLSearchParams(), faults = [], refused }: Shown) => (
  <section class="card" aria-labelledby="teams">
    <h2 id="teams">Teams</h2>
    <p>{webhook ? words.teamsOn : words.teamsOff}</p>
    <form method="post" action={`${CHAT}/teams`} class="settings" data-once>
      <Refused>{refused}</Refused>
      <Faults faults={faults} />
      <Hidden name="seen" value={webhook?.createdAt ?? ''} />
      <Field {...{ form, faults }} name="url" at="/url" {...words.url} type="url" inputmode="url" required />
      <button type="submit" class="quiet">
        {words.connectTeams}
      </button>
    </form>
    {webhook && <Acts words={words} chat="teams" name="Teams" />}
  </section>
)

const Steps = ({ words, open }: { words: ChatWords; open: boolean }) => (
  <details open={open}>
    <summary>{words.how}</summary>
    <ol>
      {words.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  </details>
)

const Refused = ({ children }: { children: ComponentChildren }) =>
  children ? (
    <p class="warning" role="alert">
      {children}
    </p>
  ) : null

/** What can be done with a chat that is connected. */
const Acts = ({ words, chat, name }: { words: ChatWords; chat: 'slack' | 'teams'; name: string }) => (
  <>
    <ActionButton to={`${CHAT}/${chat}/test`} label={words.test(name)} quiet />
    <p>
      <a href={WEBHOOKS}>
        {words.deliveries}
        <span class="unseen">: {name}</span>
      </a>
    </p>
    <details>
      <summary>{words.remove(name)}</summary>
      <p>{words.removeHint}</p>
      <form method="post" action={`${CHAT}/${chat}/remove`} data-once>
        <button type="submit" class="danger">
          {words.removeNow}
        </button>
      </form>
    </details>
  </>
)
