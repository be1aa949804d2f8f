import type { AlertTold } from './chat-words.ts'

/**
 * An Adaptive Card for a channel's Workflow, "When a Teams webhook request is received":
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using. `page`: where its button leads.
 */
export function teamsMessage({ headline, standing }: AlertTold, page: string): string {
  const text = (words: string, more: object = {}) => ({ type: 'TextBlock', text: words, wrap: true, ...more })
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [text(headline, { weight: 'Bolder', size: 'Medium' }), text(standing)],
    actions: [{ type: 'Action.OpenUrl', title: 'Open in Aftercare', url: page }],
  }
  return JSON.stringify({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  })
}
