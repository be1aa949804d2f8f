/** For how long things count: how late a message may still leave, and when what the table keeps by itself is forgotten. */
import { beforeAll, describe, expect, it } from 'vitest'
import { requestLimit } from '../../functions/use-cases/access/request-limit.ts'
import { makeCheckoutLink } from '../../functions/use-cases/courses/checkout-link.ts'
import { recordReceipt } from '../../functions/use-cases/messages/record-receipt.ts'
import { writeMessage } from '../../functions/use-cases/messages/send-personal-text.ts'
import { addOverrides } from '../../functions/use-cases/on-call/change-rota.ts'
import { sendTestPage } from '../../functions/use-cases/on-call/watch-rota.ts'
import { receiveEmail } from '../../functions/use-cases/replies/receive-email.ts'
import { rescueReply } from '../../functions/use-cases/replies/rescue-reply.ts'
import { aMail } from '../support/mails.ts'
import { checkout, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, type Kept, KIM, LEE, type World } from '../support/world.ts'

const MAI = '+14155550177'
const UNKNOWN = '+14155550188'

let world: World
let kept: Kept[]
let begun: number

/** A clinic's day in one instant: texts, mails, an alert that is taken, wrong codes, a link, a shift that is covered. */
beforeAll(async () => {
  world = await aWorld()
  const { deps, text } = world
  begun = Date.parse(world.now())
  const { patientId } = await checkout(world)
  await checkout(world, { patient: { name: 'Mai Tan', phone: MAI, email: 'mai@example.com' } })
  await text(ANA, 'is it normal to have a bit of bruising', { id: 'question' })
  await text(MAI, 'STOP', { id: 'stop' })
  await text(ANA, 'i cant breathe', { id: 'emergency' })
  await text(LEE, 'out of office until monday', { id: 'automatic' })
  await text(LEE, 'what is all this about then', { id: 'words' })
  for (const code of ['991', '992', '993', '994', '995', '996']) await text(LEE, code, { id: code })
  await text(KIM, (await theAlert(world)).code, { id: 'taken' })
  await world.settle()
  await writeMessage(deps, 'demo', patientId, { text: 'hello', by: 'nurse-kim' })
  await recordReceipt(deps, { providerId: 'early', result: 'failed', because: 'unreachable' })
  await sendTestPage(deps, 'demo', 'dr-hale')
  await rescueReply(deps, { id: 'rescued', from: UNKNOWN, to: HARBOR, text: 'hi' })
  await makeCheckoutLink(deps, 'demo', { procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }] } as never)
  await receiveEmail(
    { ...deps, messenger: { send: async () => ({ kind: 'sent', providerId: 'mail' }) } } as never,
    await aMail({ to: `reply+${'a'.repeat(16)}@reply.care.example`, body: 'hi' }),
  )
  const limit = requestLimit()
  for (let i = 0; i < 50; i++) await limit.closedUntil(deps, { clinicId: 'demo', id: 'booking' })
  const [startsAt, endsAt] = ['2026-11-24T18:05:00.000Z', '2026-11-25T18:05:00.000Z']
  await addOverrides(deps, 'demo', [{ duty: 'backup', staffId: 'dr-hale', startsAt, endsAt }], { by: 'dr-hale' })
  kept = await world.everything()
})

describe('the table forgets by itself, after so many hours', () => {
  const phone = (number: string) => `PHONE#${HARBOR}#${number}`

  it.each([
    ['that a text was read', phone(ANA), 'SEEN#emergency', 24 * 30],
    ['that a text of staff was read', phone(KIM), 'SEEN#taken', 24 * 30],
    ['that a text was rescued', phone(UNKNOWN), 'SEEN#rescued', 24 * 30],
    ['that a machine or the same words were answered', phone(LEE), 'SEEN#said-', 12],
    ['that a sender heard that nobody reads', 'PHONE#mail#nobody-reads', 'SEEN#', 24],
    ['what staff texted about no alert', 'CLINIC#demo#STAFF#dr-lee', 'MESSAGE#', 24 * 30],
    ['what a repeated request was answered', 'CLINIC#demo#REQUEST#', '', 24 * 30],
    ['which message a receipt is about', 'RECEIPT#provider-', '', 24 * 7],
    ['a receipt without a message', 'RECEIPT#early', 'EARLY', 24 * 7],
    ['a link to checkout', 'CHECKOUT#', '', 0.25],
    ['that there is a link to checkout', 'CLINIC#demo#CHECKOUTS', 'LINK#', 0.25],
    ['a shift that is covered, after its end', 'CLINIC#demo', 'OVERRIDE#', 48 + 24 * 30],
  ])('%s', (_, pk, sk, hours) => {
    const found = kept.filter(({ key }) => key.pk.startsWith(pk) && key.sk.startsWith(sk))
    expect(found.map(({ found }) => (Date.parse(found.expiresAt ?? '') - begun) / 3_600_000)).toEqual(
      Array.from({ length: found.length }, () => hours),
    )
    expect(found.length).toBeGreaterThan(0)
  })

  it('how many requests a system has made, after the minute that follows theirs', () => {
    const found = kept.find(({ value }) => value.requests !== undefined)
    expect(found).toMatchObject({ value: { requests: 50 }, found: { expiresAt: '2026-11-23T18:07:00.000Z' } })
  })
})

describe('a message leaves no later than so many minutes after its time', () => {
  it('by its purpose', () => {
    const messages = kept.filter(({ key, value }) => key.sk.startsWith('OUT#') && value.purpose !== 'follow-up')
    const lasts = messages.map(({ value }) => {
      const [from, to] = [value.plannedFor, value.expiresAt].map((at) => Date.parse(String(at)))
      return `${value.purpose} ${value.channel} ${(Number(to) - Number(from)) / 60_000}`
    })
    expect([...new Set(lasts)].sort()).toEqual([
      ...['answer sms 720', 'confirmation sms 5', 'page sms 60', 'page voice 60', 'personal sms 1440'],
      ...['safety-answer sms 720', 'staff-answer sms 60', 'staff-notice sms 120', 'staff-notice sms 60'],
    ])
  })
})
