import type { Acted } from '../use-cases/act-on-alert.ts'
import { actByLink, openLink } from '../use-cases/open-link.ts'
import type { Deps } from '../use-cases/ports.ts'
import { linkPage } from './link-pages.ts'

export type PageAnswer = { status: number; body: string }

/** Shows what a link opens. */
export const showLink = async (deps: Deps, token: string): Promise<PageAnswer> => linkPage(await openLink(deps, token))

/** Does what the page's button says, and shows what is true then. Anything else shows the page and does nothing. */
export async function pressLink(deps: Deps, token: string, form: string): Promise<PageAnswer> {
  const action = new URLSearchParams(form).get('action')
  if (action !== 'acknowledge' && action !== 'contacted') return showLink(deps, token)
  const acted = await actByLink(deps, token, action)
  return linkPage(await openLink(deps, token), saidOf(acted, action))
}

function saidOf(acted: Acted, action: 'acknowledge' | 'contacted'): string {
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
    case 'not-unreachable-yet':
      return 'That could not be done.'
  }
}
