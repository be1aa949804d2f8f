import type { ActionResult } from '../use-cases/alerts/act-on-alert.ts'
import { actByLink, openLink } from '../use-cases/alerts/open-link.ts'
import { agreeOnOwnPhone } from '../use-cases/courses/phone-handoff.ts'
import type { Deps, Triages } from '../use-cases/ports.ts'
import { receiveAnswer, unsubscribe } from '../use-cases/replies/receive-answer.ts'
import { linkPage } from './link-pages.ts'

export type PageAnswer = { status: number; body: string }

/** Shows what a link opens. */
export const showLink = async (deps: Deps, token: string): Promise<PageAnswer> => linkPage(await openLink(deps, token))

/** Does what the page's button says, and shows what is true then. Anything else shows the page and does nothing. */
export async function pressLink(deps: Deps & Triages, token: string, form: string): Promise<PageAnswer> {
  const given = new URLSearchParams(form)
  const action = given.get('action')
  if (action === 'answer' || action === 'unsubscribe' || given.get('List-Unsubscribe') === 'One-Click')
    return pressMail(deps, token, given)
  if (action === 'agree') return agree(deps, token, given)
  if (action !== 'acknowledge' && action !== 'contacted') return showLink(deps, token)
  const acted = await actByLink(deps, token, action)
  return linkPage(await openLink(deps, token), saidOf(acted, action))
}

/** A choice and words are two messages, as two texts in a row would be: the words are read in the light of the digit. */
async function pressMail(deps: Deps & Triages, token: string, given: URLSearchParams): Promise<PageAnswer> {
  const opened = await openLink(deps, token)
  if (opened.kind !== 'mail') return linkPage(opened)
  if (given.get('action') !== 'answer') {
    await unsubscribe(deps, token)
    return linkPage(opened, opened.words('stopped'))
  }
  const words = (given.get('words') ?? '').trim()
  const choice = /^[123]$/.test(given.get('answer') ?? '') ? (given.get('answer') ?? '') : ''
  if (!words && !choice) return { ...linkPage(opened, opened.words('empty')), status: 422 }
  const told: string[] = []
  for (const said of [choice, words].filter(Boolean)) {
    const received = await receiveAnswer(deps, token, said)
    if (received.kind === 'received' && received.text) told.push(received.text)
  }
  return linkPage(opened, [opened.words('thanks'), ...told].join(' '))
}

/** Without the tick nothing was agreed to, and the page is shown again. */
async function agree(deps: Deps, token: string, given: URLSearchParams): Promise<PageAnswer> {
  const language = given.get('language') ?? ''
  if (!given.get('agree')) return { ...(await showLink(deps, token)), status: 422 }
  const agreed = await agreeOnOwnPhone(deps, token, { phone: given.get('phone') ?? '', language })
  const opened = await openLink(deps, token)
  if (agreed.kind !== 'not-a-phone' || opened.kind !== 'own-phone') return linkPage(opened)
  return { ...linkPage(opened, opened.words(language, 'not-a-phone')), status: 422 }
}

function saidOf(acted: ActionResult, action: 'acknowledge' | 'contacted'): string {
  switch (acted.kind) {
    case 'done':
      return action === 'contacted' ? 'Contact recorded.' : 'It is yours. Call the patient now.'
    case 'already-yours':
      return 'It was yours already.'
    case 'somebody-has-it':
      return `${acted.alert.acknowledgedBy?.name} has it. You need do nothing.`
    case 'already-resolved':
      return 'It was resolved already.'
    case 'unknown-alert':
    case 'unknown-staff':
    case 'cannot-take-it':
    case 'may-not-lower':
    case 'not-unreachable-yet':
      return 'That could not be done.'
  }
}
