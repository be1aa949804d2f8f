/** What the form of Slack asks for, and where each fault of it stands. */
import type { Staff } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { ChatPerson } from '../../core/webhooks/chat.ts'
import type { Webhook } from '../../core/webhooks/webhook.ts'
import type { ChatAsked } from '../../use-cases/webhooks/set-up-chat.ts'
import { formValue } from '../shared/page.ts'
import type { ChatWords } from '../words/chat.ts'

type SlackAsked = Omit<Extract<ChatAsked, { kind: 'slack' }>, 'kind'>

/** The field of a person's member ids. */
export const memberField = (staffId: string): string => `member-${staffId}`

/** Who may press a button: everyone who may act on an alert. */
export const clinicalOf = (staff: readonly Staff[]): Staff[] =>
  staff.filter(({ role }) => role !== 'front-desk' && role !== 'system')

/** What is stored, as the form has it; the secrets are never shown. */
export function slackFormOf(webhook: Webhook | undefined, staff: readonly Staff[]): URLSearchParams {
  if (webhook?.chat?.kind !== 'slack') return new URLSearchParams()
  const { channel, people } = webhook.chat
  const idsOf = (staffId: string) => people.filter((each) => each.staffId === staffId).map(({ chatUser }) => chatUser)
  return new URLSearchParams([
    ['channel', channel],
    ...staff.map(({ staffId }) => [memberField(staffId), idsOf(staffId).join(', ')]),
  ])
}

/** The form as the API would take it. */
export function askedOf(form: URLSearchParams, staff: readonly Staff[]): SlackAsked {
  const [token, signingSecret, channel] = ['token', 'signingSecret', 'channel'].map((name) =>
    formValue(form, name).trim(),
  )
  const people = staff.flatMap(({ staffId }): ChatPerson[] =>
    formValue(form, memberField(staffId))
      .split(/[\s,;]+/)
      .filter((id) => id !== '')
      .map((chatUser) => ({ chatUser, staffId })),
  )
  return { ...(token ? { token } : {}), ...(signingSecret ? { signingSecret } : {}), channel: channel ?? '', people }
}

/** Faults as the page says them: at the person's own field in place of a number in the table. */
export function chatFaults(
  faults: readonly FieldError[],
  asked: ChatAsked,
  { faults: words }: ChatWords,
): FieldError[] {
  const people = asked.kind === 'slack' ? asked.people : []
  const fixed = faults.map(({ pointer }): FieldError => {
    const [, field = '', at] = pointer.split('/')
    if (field !== 'people') return { pointer: `/${field}`, detail: words[field as keyof typeof words] }
    const person = people[Number(at)]
    const isTwice = people.filter(({ chatUser }) => chatUser === person?.chatUser).length > 1
    return { pointer: `/${memberField(person?.staffId ?? '')}`, detail: isTwice ? words.twice : words.member }
  })
  return fixed.filter((fault, at) => fixed.findIndex(({ pointer }) => pointer === fault.pointer) === at)
}
