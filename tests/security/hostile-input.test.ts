/** What arrives by queue, name or text and means harm: it ends in dead letters or is ignored, and the next one is read. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv } from '../../functions/core/csv.ts'
import type { Cloud } from '../../infra/local/cloud.ts'
import { HARBOR, MORNING, start } from '../support/own-server.ts'
import { type Client, client } from '../support/server.ts'
import { envelope, forge, MALFORMED, MARK, text } from './forged-messages.ts'

let cloud: Cloud
let clinic: Client
let data: string

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'aftercare-hostile-'))
  cloud = await start({ data })
  clinic = client(cloud.url)
  await clinic.local('clock', { to: MORNING })
})

afterAll(async () => {
  cloud?.stop()
  rmSync(data, { recursive: true, force: true })
})

const enrol = (phone: string, patient: object = {}, consent: object = {}) =>
  clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: `Ana ${MARK}`, phone, ...patient },
    performedAt: MORNING,
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true, statement: `I agree, ${MARK}.`, ...consent },
  })
const openAlerts = async (): Promise<{ patientId: string; reply: string; alertId: string }[]> =>
  (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body.alerts

describe('a message that no topic sent', () => {
  it.each(MALFORMED)('on the queue %s does not keep the next warning from being read', async (queue, bodies) => {
    const phone = `+14155550${480 + MALFORMED.findIndex(([name]) => name === queue)}`
    const { body } = await enrol(phone)
    for (const each of bodies) await forge(cloud, queue, each)
    await clinic.local('sms', { from: phone, to: HARBOR, body: `${MARK} i cant breathe` })
    await clinic.idle()
    expect((await openAlerts()).filter(({ patientId }) => patientId === body.patientId)).toHaveLength(1)
    await clinic.advance('PT10M')
    expect((await openAlerts()).filter(({ patientId }) => patientId === body.patientId)).toHaveLength(1)
  })

  it.each([
    ['a giant text', { messageBody: `${`${MARK} `.repeat(25_000)} i cant breathe` }],
    ['a giant number', { originationNumber: `+1${'4'.repeat(3000)}` }],
    ["a giant carrier's id", { inboundMessageId: 'x'.repeat(3000) }],
    ['no number at all', { originationNumber: '' }],
    ['a text that is no text', { messageBody: { words: `${MARK} help` } }],
  ])('with %s is read by a person within minutes, once', async (_, changes) => {
    // An alert that is open for the same number would take the text in.
    for (const { alertId } of await openAlerts())
      await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, { outcome: 'no-concern', note: MARK })
    const before = (await openAlerts()).map(({ alertId }) => alertId)
    expect(before).toEqual([])
    const id = `odd ${JSON.stringify(changes).length}`
    await forge(cloud, 'Replies', envelope({ ...text, inboundMessageId: id, ...changes }))
    await clinic.advance('PT5M')
    const fresh = (await openAlerts()).filter(({ alertId }) => !before.includes(alertId))
    const tasks = (await clinic.as('nurse', 'GET', '/v1/tasks')).body.tasks.filter(
      ({ kind }: { kind: string }) => kind === 'unclear',
    )
    expect(fresh.length + tasks.length).toBeGreaterThan(0)
    expect(fresh.length).toBeLessThanOrEqual(1)
    for (const { alertId } of fresh)
      expect(
        (await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, { outcome: 'no-concern', note: MARK }))
          .status,
      ).toBe(200)
    for (const { taskId } of tasks) await clinic.as('nurse', 'POST', `/v1/tasks/${taskId}/done`)
  })
})

describe('a name that means something to a machine', () => {
  const NAMES = [
    '{clinic}',
    '{{clinic}}',
    '$&',
    '$1',
    '%s',
    '__proto__',
    '=HYPERLINK("http://x")',
    "O'Hara",
    '<b>Eve</b>',
  ]

  it.each(NAMES)('is a name in texts and mails: %s', async (name) => {
    const number = 430 + NAMES.indexOf(name)
    const email = `n${number}.${MARK}@patients.example`
    const { status, body } = await enrol(`+14155550${number}`, { name: `${name} ${MARK}`, email }, { email: true })
    expect(status).toBe(201)
    const texts: string[] = body.followUps.map(({ text }: { text: string }) => text)
    for (const each of texts) {
      expect(each).not.toMatch(/undefined|\[object|NaN/)
      expect(each.match(/Harbor Clinic/g)?.length ?? 0).toBeLessThanOrEqual(1)
    }
    await clinic.idle()
    for (const { html } of await clinic.mailbox(email)) expect(html).not.toMatch(/<b>Eve/)
  })

  it('puts no line, header or other receiver into a mail or a text', async () => {
    const email = `crlf.${MARK}@patients.example`
    const name = `Ana\r\nBcc: ${MARK}@evil.example\r\n\r\nHello`
    const logged = await enrol('+14155550450', { name, email }, { email: true })
    await clinic.idle()
    if (logged.status === 422) return
    expect(logged.status).toBe(201)
    for (const { headers, subject } of await clinic.mailbox(email)) {
      expect(headers.bcc).toBeUndefined()
      expect(subject).not.toMatch(/[\r\n]/)
    }
    expect(await clinic.mailbox(`${MARK}@evil.example`)).toEqual([])
    for (const { body } of await clinic.phone('+14155550450')) expect(body).not.toMatch(/[\r\n]|Bcc/)
  })

  it.each([
    'ana@example.com\r\nBcc: x@y.example',
    'ana@example.com, x@y.example',
    'Ana <ana@example.com>',
  ])('in an address is refused: %j', async (email) =>
    expect((await enrol('+14155550451', { email }, { email: true })).status).toBe(422))
})

describe('exports', () => {
  it('are JSON, but for one, whose cells are guarded against formulas', async () => {
    const { paths } = (await clinic.call('GET', '/openapi.json')).body as {
      paths: Record<string, Record<string, { operationId: string; responses: object }>>
    }
    const files = Object.values(paths)
      .flatMap((each) => Object.values(each))
      .filter(({ responses }) => /"text\/csv"|spreadsheetml/.test(JSON.stringify(responses)))
    expect(files.map(({ operationId }) => operationId)).toEqual(['exportReads'])
    expect(csv([['=cmd()', '+1', '-1', '@x']])).toBe("'=cmd(),'+1,'-1,'@x\r\n")
  })
})

describe('the log of all this', () => {
  it('holds no name, number, address or word of anybody, and no line that is not its own', async () => {
    await clinic.as(
      'front-desk',
      'POST',
      '/v1/imports/treatments',
      `name,phone,performed_at,procedures,consent_sms\n${MARK},+14155550460,${MORNING},filler: lips,yes`,
      { headers: { 'content-type': 'text/csv' } },
    )
    await clinic.as('front-desk', 'POST', '/v1/treatments', `{"patient":{"name":"${MARK}","phone":"+14155550461`)
    await clinic.as('front-desk', 'GET', `/v1/patients?phone=${MARK}`)
    await clinic.local('sms', { from: '+14155550430', to: HARBOR, body: `${MARK}\n{"event":"forged"}` })
    await clinic.local('sms', { from: '+14155550201', to: HARBOR, body: `what about ${MARK}` })
    await clinic.advance('PT3M')
    const lines = readFileSync(join(data, 'functions.log'), 'utf8').trim().split('\n')
    expect(lines.length).toBeGreaterThan(50)
    for (const line of lines) {
      expect(line).not.toMatch(/zzmark|4155550\d|@patients|forged"/i)
      expect(() => JSON.parse(line.slice(line.indexOf('{'))), line).not.toThrow()
    }
  })
})
