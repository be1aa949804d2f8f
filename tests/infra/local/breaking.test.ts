import type { ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Place, theAssembly } from '../../support/assembly.ts'
import { start } from '../../support/own-server.ts'
import { client, killed, serveApart } from '../../support/server.ts'

const HARBOR = '+14155550100'
const ANA = '+14155550123'
const LEE = '+14155550201'
const MORNING = '2030-11-25T18:05:00.000Z'
const WARNING = { from: ANA, to: HARBOR, body: 'i cant breathe' }

let assembly: Place
const folders: string[] = []
const children: ChildProcess[] = []
const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-test-'))
  folders.push(folder)
  return folder
}

beforeAll(async () => {
  assembly = await theAssembly()
})

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const aTreatment = {
  patient: { name: 'Ana Ruiz', phone: ANA },
  performedAt: MORNING,
  procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
  consent: { sms: true },
}

async function serve(data: string): Promise<{ url: string; child: ChildProcess }> {
  const { folder, template } = assembly
  const served = await serveApart({ assembly: folder, template, port: 0, data, manualClock: true })
  children.push(served.child)
  return served
}

describe('a server killed in the middle', () => {
  it('has lost no reply, follow-up, alert or message when it is started again', async () => {
    const data = aFolder()
    const first = await serve(data)
    const before = client(first.url)
    await before.local('clock', { to: MORNING })
    const logged = await before.as('front-desk', 'POST', '/v1/treatments', aTreatment)
    expect(logged.status).toBe(201)
    expect((await before.local('sms', { ...WARNING, id: 'x1' })).status).toBe(202)
    await killed(first.child)

    const second = await serve(data)
    try {
      const after = client(second.url)
      expect((await after.now()) >= MORNING).toBe(true)
      await after.advance('PT2M')
      const { alerts } = (await after.as('nurse', 'GET', '/v1/alerts?state=open')).body
      expect(alerts).toHaveLength(1)
      expect(alerts[0]).toMatchObject({ reply: 'i cant breathe', tier: 'emergency' })
      expect((await after.phone(LEE)).length).toBeGreaterThanOrEqual(1)
      expect((await after.phone(ANA)).filter(({ body }) => body.includes('This could be serious'))).toHaveLength(1)
      const course = (await after.as('front-desk', 'GET', `/v1/treatments/${logged.body.treatmentId}`)).body
      expect(course.followUps.map(({ followUpId }: { followUpId: string }) => followUpId)).toEqual(
        logged.body.followUps.map(({ followUpId }: { followUpId: string }) => followUpId),
      )
    } finally {
      await killed(second.child)
    }
  })

  it('does not send a message twice when the sending function is killed', async () => {
    const cloud = await start()
    try {
      const clinic = client(cloud.url)
      await clinic.local('clock', { to: MORNING })
      await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment)
      await clinic.idle()
      await clinic.local('sms', WARNING)
      for (const name of cloud.lambdas.names.filter((each) => each.includes('SendMessage'))) cloud.lambdas.kill(name)
      await clinic.advance('PT4M')
      expect((await clinic.phone(LEE)).length).toBeGreaterThanOrEqual(1)
      expect(
        (await clinic.phone(ANA)).filter(({ body }) => body.startsWith("Harbor Clinic: Hi Ana, we'll text")),
      ).toHaveLength(1)
    } finally {
      cloud.stop()
    }
  })
})

describe('a grant that is missing from the stack', () => {
  type Statement = { Action: string | string[]; Effect: string }
  const without = (functionName: string, action: string): string => {
    const folder = aFolder()
    cpSync(assembly.folder, folder, { recursive: true })
    const file = join(folder, assembly.template)
    const template = JSON.parse(readFileSync(file, 'utf8'))
    for (const [id, { Type, Properties }] of Object.entries<{
      Type: string
      Properties: { PolicyDocument: { Statement: Statement[] } }
    }>(template.Resources)) {
      if (Type !== 'AWS::IAM::Policy' || !id.includes(functionName)) continue
      for (const statement of Properties.PolicyDocument.Statement)
        statement.Action = [statement.Action].flat().filter((each) => each !== action)
      Properties.PolicyDocument.Statement = Properties.PolicyDocument.Statement.filter(
        ({ Action }) => Action.length > 0,
      )
    }
    writeFileSync(file, JSON.stringify(template))
    return folder
  }

  it.each([
    ['ReceiveSms', 'dynamodb:PutItem'],
    ['SendMessage', 'sns:Publish'],
    ['Api', 'dynamodb:Query'],
    ['SendMessage', 'sqs:ReceiveMessage'],
  ])('%s without %s is refused here, as it would be on AWS', async (functionName, action) => {
    const cloud = await start({ assembly: without(functionName, action) })
    try {
      const clinic = client(cloud.url)
      await clinic.local('clock', { to: MORNING })
      await clinic.as('front-desk', 'POST', '/v1/treatments', aTreatment)
      await clinic.local('sms', WARNING)
      await clinic.advance('PT1M')
      const { denied } = (await clinic.call('GET', '/_local/grants')).body
      expect(denied).toContainEqual(
        expect.objectContaining({ function: expect.stringContaining(functionName), action }),
      )
      if (functionName === 'SendMessage')
        expect((await clinic.phone(LEE)).filter(({ kind }) => kind === 'sms')).toEqual([])
    } finally {
      cloud.stop()
    }
  })
})
