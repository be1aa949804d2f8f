/** `npm run smoke`, whose every step runs here against the local server, and fails where something is wrong. */
import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { onThisMachine } from '../../../infra/smoke/machine.ts'
import { type Outcome, STEPS, smoke } from '../../../infra/smoke/steps.ts'
import { HARBOR, KIM, LEE, ownServer } from '../../support/own-server.ts'

const { cloud, clinic } = ownServer()

async function told(patient: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const people = { texting: HARBOR, paging: HARBOR, patient, onCall: LEE }
  await smoke(onThisMachine(cloud.url, 'demo'), people, (outcome) => outcomes.push(outcome))
  return outcomes
}

it('is green from the command line, step by step', async () => {
  const child = spawn(process.execPath, ['infra/smoke.ts', '--local', cloud.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  const code = await new Promise((done) => child.on('exit', done))
  expect(output.trim().split('\n')).toEqual([...STEPS.map(({ step }) => `✓ ${step}`), 'All is well.'])
  expect(code).toBe(0)
})

it('stops at a text that does not leave, and says where to look', async () => {
  await clinic.local('carrier', { number: '+14155550188', behaviour: 'throttle' })
  const last = (await told('+14155550188')).at(-1)
  expect(last).toMatchObject({
    step: 'its first text is sent',
    ok: false,
    wrong: expect.stringMatching(/the welcome is/),
  })
  expect(last && 'todo' in last && last.todo).toMatch(/Log of SendMessage/)
})

it('stops where pages do not leave', async () => {
  for (const number of [LEE, KIM, 'lee@harbor.example', 'kim@harbor.example'])
    await clinic.local('carrier', { number, behaviour: 'throttle' })
  expect((await told('+14155550189')).at(-1)).toMatchObject({ step: 'somebody on call is paged', ok: false })
})
