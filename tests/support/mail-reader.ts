import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { aMail, type Letter } from './mails.ts'
import { checkout } from './stories.ts'
import { aWorld } from './world.ts'

const MAILBOX = 'ana@example.com'

/** Somebody who reads mail alone, and has the sheet of her visit in her mailbox. */
export async function aReader(language = 'en') {
  const world = await aWorld()
  const consent = { sms: false, email: true }
  const { patientId } = await checkout(world, { patient: { phone: undefined, email: MAILBOX, language }, consent })
  await world.advanceHours(3)
  const mails = () => world.at(MAILBOX)
  const [sheet] = mails().filter(({ text }) => text.length > 300)
  if (!sheet?.html) throw new Error('no sheet was sent')
  const to = mails().at(-1)?.replyTo ?? ''
  const receives = async (about: Partial<Letter>) => {
    const received = await receiveEmail(world.deps, await aMail({ to, body: '', ...about }))
    await world.settle()
    return received
  }
  const said = async () =>
    (await world.records.list(`CLINIC#demo#PATIENT#${patientId}`, 'MESSAGE#')).map(
      ({ value }) => value as { text: string; verdict: { tier: string } },
    )
  return { world, patientId, sheet: sheet.text, html: sheet.html, to, receives, said, mails }
}
