/** One treatment from checkout to outcome, as a patient's phone, a nurse and a clinician would live it. */
import type { Answer, Hands } from './hands.ts'

export type People = {
  /** Number of ours that texts the patient, and the one that pages. */
  texting: string
  paging: string
  /** A destination that takes texts: AWS's, which reaches nobody, or a phone of your own. */
  patient: string
  /** Somebody of the staff who is on call, by phone. */
  onCall: string
}

/** A step that failed says what is wrong and what to do. */
export type Outcome = { step: string; ok: true } | { step: string; ok: false; wrong: string; todo: string }

type Story = { treatmentId: string; patientId: string; alertId: string; code: string; before: string[] }
type Step = {
  step: string
  todo: string
  /** What is wrong; nothing when all is well. */
  run(hands: Hands, people: People, story: Story): Promise<string | undefined>
}

const said = ({ status, body }: Answer): string => `${status} ${body?.detail ?? JSON.stringify(body ?? '')}`

/** Asks again until there is something, or no use in waiting. */
async function eventually<T>(hands: Hands, look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let round = 0; ; round++) {
    const found = await look()
    if (found !== undefined) return found
    if (!(await hands.wait(round))) return look()
  }
}

export const STEPS: readonly Step[] = [
  {
    step: 'the API answers, and lets nobody in without a token',
    todo: 'Is the stack deployed (npm run deploy)? Of an address of your own: does its CNAME lead to DomainTarget?',
    async run({ url }) {
      const [open, closed] = await Promise.all([fetch(`${url}/openapi.json`), fetch(`${url}/v1/patients`)])
      return open.status === 200 && closed.status === 401
        ? undefined
        : `openapi ${open.status}, without a token ${closed.status}`
    },
  },
  {
    step: 'nothing rings before',
    todo: 'See to it first: docs/runbook.md has a section of the alarm’s name. An alarm of silence is over five minutes after the first run.',
    async run(hands, _, story) {
      story.before = await hands.ringing()
      return story.before.length === 0 ? undefined : story.before.join(', ')
    },
  },
  {
    step: 'a front desk logs a treatment',
    todo: 'Log of Api. A role that may not use the table shows as AccessDenied there; a clinic that is not set up as 404: npm run clinic -- add.',
    async run(hands, { patient }, story) {
      const answer = await hands.as('front-desk', 'POST', '/v1/treatments', {
        patient: { name: 'Smoke Test', phone: patient },
        performedAt: await hands.now(),
        procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
        consent: { sms: true, statement: 'A test of the service.', method: 'front-desk' },
      })
      if (answer.status !== 201) return said(answer)
      story.treatmentId = answer.body.treatmentId
      story.patientId = answer.body.patientId
      return undefined
    },
  },
  {
    step: 'its first text is sent',
    todo: 'Log of SendMessage. "refused for now: AccessDenied": the role lacks the number or the configuration set. Sandbox: is the destination verified? By SNS: has the number its resource policy? At night texts wait: 08:00 to 20:59 of the clinic’s zone.',
    async run(hands, _, { treatmentId }) {
      const statusOf = async () => {
        const { body } = await hands.as('front-desk', 'GET', `/v1/treatments/${treatmentId}`)
        return body?.followUps?.find(({ step }: { step: string }) => step === 'welcome')?.status as string | undefined
      }
      const sent = await eventually(hands, async () => {
        const status = await statusOf()
        return status === 'sent' || status === 'delivered' ? status : undefined
      })
      return sent ? undefined : `the welcome is ${(await statusOf()) ?? 'not planned'}`
    },
  },
  {
    step: 'a warning sign that the patient texts becomes an alert',
    todo: 'Queue Replies and its dead letters; "A topic does not reach its queue"; log of ReceiveSms. Is the number the clinic’s textingNumber?',
    async run(hands, { patient, texting }, story) {
      await hands.text({ from: patient, to: texting, body: 'its really hard to swallow' })
      const alert = await eventually(hands, async () => {
        const { body } = await hands.as('nurse', 'GET', '/v1/alerts?state=open')
        return body?.alerts?.find(({ patientId }: { patientId: string }) => patientId === story.patientId)
      })
      if (!alert) return 'there is no open alert of the patient'
      story.alertId = alert.alertId
      story.code = alert.code
      return undefined
    },
  },
  {
    step: 'somebody on call is paged',
    todo: 'Log of SendMessage, page-refused and undelivered. npm run clinic -- check names a gap in the rota.',
    async run(hands, _, { alertId }) {
      const paged = await eventually(hands, async () => {
        const { body } = await hands.as('nurse', 'GET', `/v1/alerts/${alertId}`)
        const states = (body?.pages ?? []).map(
          ({ status, state }: { status?: string; state?: string }) => status ?? state,
        )
        return states.some((each: string) => ['sent', 'delivered'].includes(each)) ? true : undefined
      })
      return paged ? undefined : 'no page of the alert has left'
    },
  },
  {
    step: 'the code, texted back, acknowledges',
    todo: 'Log of ReceiveSms. Is the phone that of somebody of the clinic’s staff, and the number its pagingNumber?',
    async run(hands, { onCall, paging }, { alertId, code }) {
      await hands.text({ from: onCall, to: paging, body: code })
      const taken = await eventually(hands, async () => {
        const { body } = await hands.as('nurse', 'GET', `/v1/alerts/${alertId}`)
        return body?.acknowledgedBy ? true : undefined
      })
      return taken ? undefined : 'nobody has acknowledged'
    },
  },
  {
    step: 'a clinician records the outcome',
    todo: 'Log of Api, request-failed with the request id.',
    async run(hands, _, { alertId }) {
      const answer = await hands.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, {
        outcome: 'seen',
        note: 'smoke',
      })
      return answer.status === 200 ? undefined : said(answer)
    },
  },
  {
    step: 'the patient is erased again',
    todo: 'Log of Api. Erase by hand: DELETE /v1/patients/{id} as admin.',
    async run(hands, _, { patientId }) {
      const answer = await hands.as('admin', 'DELETE', `/v1/patients/${patientId}`)
      return answer.status === 200 ? undefined : said(answer)
    },
  },
  {
    step: 'nothing rings after',
    todo: 'docs/runbook.md has a section of the alarm’s name.',
    async run(hands, _, { before }) {
      const rings = (await hands.ringing()).filter((name) => !before.includes(name))
      return rings.length === 0 ? undefined : rings.join(', ')
    },
  },
]

/** Runs the steps in their order, and tells each as it ends; stops at the first that fails. */
export async function smoke(hands: Hands, people: People, tell: (outcome: Outcome) => void): Promise<boolean> {
  const story: Story = { treatmentId: '', patientId: '', alertId: '', code: '', before: [] }
  for (const { step, todo, run } of STEPS) {
    const wrong = await run(hands, people, story)
    tell(wrong === undefined ? { step, ok: true } : { step, ok: false, wrong, todo })
    if (wrong !== undefined) return false
  }
  return true
}
