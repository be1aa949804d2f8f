/** How a clinic connects the Slack of this machine. */
import { SLACK_CHANNEL, SLACK_SIGNING_SECRET, SLACK_TOKEN } from '../../infra/local/world/slack.ts'

export const [LEE_IN_SLACK, KIM_IN_SLACK, STRANGER_IN_SLACK] = ['U0LEE00001', 'U0KIM00001', 'U0OTHER001']

export const SLACK_SETUP = {
  ...{ token: SLACK_TOKEN, channel: SLACK_CHANNEL, signingSecret: SLACK_SIGNING_SECRET },
  people: [
    { chatUser: LEE_IN_SLACK, staffId: 'dr-lee' },
    { chatUser: KIM_IN_SLACK, staffId: 'nurse-kim' },
  ],
}
