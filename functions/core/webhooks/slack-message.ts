/** An alert in Slack's Block Kit: https://docs.slack.dev/reference/block-kit/blocks/actions-block */

import type { Alert } from '../alerts/alert.ts'
import { outcomeWord } from '../alerts/outcome-words.ts'
import { capital } from '../capital.ts'
import { type AlertTold, CHAT_OUTCOMES } from './chat-words.ts'

export type SlackMessage = { text: string; blocks: object[] }

export const TAKE = 'take'
export const REACHED = 'reached'
export const OUTCOME = 'outcome'

const plain = (text: string) => ({ type: 'plain_text', text })
/** Slack reads these three as markup: https://docs.slack.dev/messaging/formatting-message-text#escaping */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The buttons name the alert in their block's id. `page`: the alert at the console. */
export function slackMessage(alert: Alert, { headline, standing }: AlertTold, page: string): SlackMessage {
  const said = `*${escaped(headline)}*\n${escaped(standing)}`
  const section = { type: 'section', text: { type: 'mrkdwn', text: `${said}\n<${page}|Open in Aftercare>` } }
  if (alert.state === 'resolved') return { text: `${headline}. ${standing}`, blocks: [section] }
  return {
    text: `${headline}. ${standing}`,
    blocks: [section, { type: 'actions', block_id: alert.alertId, elements: [...buttons(alert), outcomes] }],
  }
}

function buttons({ state }: Alert): object[] {
  const button = (action_id: string, words: string) => ({
    type: 'button',
    action_id,
    text: plain(words),
    value: action_id,
  })
  if (state === 'paging') return [button(TAKE, 'Take this alert'), button(REACHED, 'I reached the patient')]
  return [button(REACHED, state === 'contacted' ? 'Still in touch: keep it 2 more hours' : 'I reached the patient')]
}

const outcomes = {
  type: 'static_select',
  action_id: OUTCOME,
  placeholder: plain('Record the outcome'),
  options: CHAT_OUTCOMES.map((value) => ({ text: plain(capital(outcomeWord(value))), value })),
  confirm: {
    title: plain('Close this alert?'),
    text: plain('The outcome closes the alert and ends its pages. To note harm, use the console.'),
    confirm: plain('Record it'),
    deny: plain('Cancel'),
  },
}
