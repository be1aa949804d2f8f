/** Slack and Teams: how alerts come to the clinic's chat, and who in it is who of the staff. */
import { slack as slackSchema } from '../../http/chat.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { sendTestEvent } from '../../use-cases/webhooks/deliveries.ts'
import { findWebhook, removeWebhook } from '../../use-cases/webhooks/manage-webhooks.ts'
import { type ChatAsked, setUpChat } from '../../use-cases/webhooks/set-up-chat.ts'
import { framed } from '../settings/frame.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { chatWords } from '../words/chat.ts'
import { askedOf, chatFaults, clinicalOf, slackFormOf } from './chat-form.ts'
import { type Shown, SlackCard, TeamsCard } from './chat-parts.tsx'
import { CHAT } from './paths.ts'

const CHATS = ['slack', 'teams'] as const
type ChatName = (typeof CHATS)[number]

async function chatPage(
  deps: ConsoleDeps,
  request: PageRequest,
  showing: Pick<Shown, 'form' | 'faults' | 'refused'> & { of?: ChatName; status?: number } = {},
): Promise<PageAnswer> {
  const { caller, language, query } = request
  const { clinicId } = caller
  const words = chatWords(language)
  const { rota } = await clinicNowOf(deps, caller)
  const [slack, teams] = await Promise.all(CHATS.map((name) => findWebhook(deps, clinicId, name)))
  const { of, status, ...typed } = showing
  const staff = clinicalOf(rota.staff)
  const address = `${deps.linkBase}/chat/slack/${encodeURIComponent(clinicId)}`
  const own = (name: ChatName) => (of === name ? typed : {})
  return framed(request, {
    title: words.title,
    said: words.said[formValue(query, 'said') as keyof typeof words.said],
    status,
    children: (
      <>
        <p>{words.intro}</p>
        <SlackCard {...{ words, staff, address, webhook: slack, form: slackFormOf(slack, staff) }} {...own('slack')} />
        <TeamsCard {...{ words, webhook: teams, form: new URLSearchParams() }} {...own('teams')} />
      </>
    ),
  })
}

async function connected(deps: ConsoleDeps, request: PageRequest, asked: ChatAsked): Promise<PageAnswer> {
  const { caller, form, language } = request
  const words = chatWords(language)
  const of = asked.kind
  const seen = formValue(form, 'seen')
  const done = await setUpChat(deps, { clinicId: caller.clinicId, by: caller.id, asked, seen })
  switch (done.kind) {
    case 'set-up':
      return { kind: 'go', to: `${CHAT}?said=${of}` }
    case 'invalid':
      return chatPage(deps, request, { of, form, faults: chatFaults(done.faults, asked, words), status: 422 })
    case 'too-many':
      return chatPage(deps, request, { of, form, refused: words.tooMany(done.most), status: 409 })
    case 'overtaken':
      return chatPage(deps, request, { of, form, refused: words.overtaken, status: 409 })
  }
}

async function slackConnected(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, form, language } = request
  const { rota } = await clinicNowOf(deps, caller)
  const asked = askedOf(form, clinicalOf(rota.staff))
  const checked = check(slackSchema, asked)
  if ('body' in checked) return connected(deps, request, { kind: 'slack', ...asked })
  const faults = chatFaults(checked.faults, { kind: 'slack', ...asked }, chatWords(language))
  return chatPage(deps, request, { of: 'slack', form, faults, status: 422 })
}

const chatNamed = (name = ''): ChatName | undefined => CHATS.find((each) => each === name)

async function tested(deps: ConsoleDeps, { caller, params }: PageRequest): Promise<PageAnswer> {
  const chat = chatNamed(params.chat)
  const { kind } = chat ? await sendTestEvent(deps, caller.clinicId, chat) : { kind: 'unknown' }
  return { kind: 'go', to: `${CHAT}?said=${kind === 'planned' ? 'planned' : 'unknown'}` }
}

async function removed(deps: ConsoleDeps, { caller, params }: PageRequest): Promise<PageAnswer> {
  const chat = chatNamed(params.chat)
  const done = chat !== undefined && (await removeWebhook(deps, caller.clinicId, chat))
  return { kind: 'go', to: `${CHAT}?said=${done ? 'removed' : 'unknown'}` }
}

const roles = PERMISSIONS.administer

export const chatPages: readonly Page[] = [
  { method: 'GET', path: CHAT, roles, respond: (deps, request) => chatPage(deps, request) },
  { method: 'POST', path: `${CHAT}/slack`, roles, respond: slackConnected },
  {
    method: 'POST',
    path: `${CHAT}/teams`,
    roles,
    respond: (deps, request) => connected(deps, request, { kind: 'teams', url: formValue(request.form, 'url').trim() }),
  },
  { method: 'POST', path: `${CHAT}/{chat}/test`, roles, respond: tested },
  { method: 'POST', path: `${CHAT}/{chat}/remove`, roles, respond: removed },
]
