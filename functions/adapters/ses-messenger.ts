import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import type { Messenger, Parcel } from '../use-cases/ports.ts'
import { SENDING, sending } from './sending.ts'

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html: what no later attempt would change. */
const FINAL = ['MessageRejected', 'InvalidParameterValue', 'Validation', 'ValidationError']

/** Mail by SES. Bounces and complaints come through the configuration set, if one is named. */
export function sesMessenger(configurationSet?: string): Messenger {
  const client = new SESClient(SENDING)
  return {
    send: async (parcel) => {
      const { source, raw } = await compose(parcel)
      const command = new SendRawEmailCommand({
        ...(source ? { Source: source } : {}),
        Destinations: [parcel.to],
        RawMessage: { Data: raw },
        ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
      })
      return sending(() => client.send(command), FINAL)
    },
  }
}

/**
 * Machines do not answer what a machine wrote: RFC 3834, and Exchange's header for absence notes and read receipts. Reports
 * that a mail did not arrive (NDR) are wanted. https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcmail
 */
const MACHINE = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply' }

/** The message in MIME with its text and, if there is one, its HTML part; `source` is the bare address of the sender. */
async function compose({ from, to, subject, text, html, unsubscribe, replyTo }: Parcel) {
  // Loaded by the first mail: a start that sends texts alone does without.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const mail = new MailComposer({
    from,
    // As an object it is one address, whatever it holds; as text it might be read as several.
    to: { name: '', address: to },
    ...(subject === undefined ? {} : { subject }),
    ...(replyTo === undefined ? {} : { replyTo }),
    text,
    ...(html === undefined ? {} : { html }),
    headers: {
      ...MACHINE,
      // RFC 8058: the mail program asks by POST; a GET of the address ends nothing.
      ...(unsubscribe === undefined
        ? {}
        : {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { source: mail.getEnvelope().from, raw: await mail.build() }
}
