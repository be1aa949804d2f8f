import { describe, expect, it } from 'vitest'
import { aReader } from '../support/mail-reader.ts'
import { openAlerts, tasks } from '../support/stories.ts'

describe('what a machine answers', () => {
  const NOTES = [
    'I am out of the office until Monday. In case of emergency call 911.',
    'Estoy fuera de la oficina hasta el lunes. En caso de emergencia llame al 911.',
    'Thank you for contacting Bay Dental. If this is a medical emergency, please call 911.',
    'We received your message. Ticket 123 has been opened. Please do not reply.',
    'Hemos recibido su mensaje. Si es una emergencia, marque el 911.',
    'This mailbox is not monitored. If you have trouble breathing call 911.',
  ]
  it.each(
    NOTES,
  )('pages nobody, closes nothing and is answered nothing, though it comes ten times: "%s"', async (body) => {
    const reader = await aReader()
    const before = reader.mails().length
    for (let i = 0; i < 10; i++) await reader.receives({ body })
    expect(await openAlerts(reader.world)).toEqual([])
    expect(await tasks(reader.world)).toMatchObject([{ kind: 'unclear' }])
    expect(reader.mails()).toHaveLength(before)
    await reader.world.advanceHours(30)
    expect(reader.mails().length).toBeGreaterThan(before)
  })

  it.each([
    ['Auto-Submitted: auto-replied'],
    ['Auto-Submitted: auto-generated (away); x=y'],
    ['X-Autoreply: yes'],
    ['Precedence: auto_reply'],
    ['Subject: Automatic reply: After your visit'],
    ['Subject: Respuesta automática: Después de su visita'],
  ])('is known by %s', async (header) => {
    const reader = await aReader()
    expect(await reader.receives({ headers: [header], body: 'away, and I cannot breathe' })).toEqual({
      kind: 'ignored',
    })
    expect(await openAlerts(reader.world)).toEqual([])
  })

  it.each([
    { type: 'multipart/report; report-type=delivery-status; boundary=b', body: '--b\r\n\r\nnot delivered\r\n--b--' },
    { from: 'MAILER-DAEMON@example.com', body: 'not delivered' },
    { source: '', subject: 'Undeliverable: After your visit', body: 'not delivered' },
  ])('as a report of a delivery is no answer: %j', async (about) => {
    const reader = await aReader()
    expect(await reader.receives(about)).toEqual({ kind: 'ignored' })
  })

  it('and holds a virus is not opened: somebody asks', async () => {
    const reader = await aReader()
    await reader.receives({ body: 'look at this', verdicts: { virus: 'FAIL' } })
    expect(await reader.said()).toEqual([])
    expect(await tasks(reader.world)).toMatchObject([{ because: expect.stringMatching(/virus/) }])
  })
})
