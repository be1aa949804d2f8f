/** The load of a working clinic on a server of a test's own: 70 patients, 14 open alerts, 200 open tasks. */
import { dynamoRecords } from '../../functions/adapters/dynamodb/records.ts'
import type { Task, TaskKind } from '../../functions/core/alerts/task.ts'
import { keys } from '../../functions/core/keys.ts'
import type { Patient } from '../../functions/core/patients/patient.ts'
import { plusMinutes } from '../../functions/core/time.ts'
import type { Records } from '../../functions/use-cases/ports.ts'
import { read, writePatient, writeTask } from '../../functions/use-cases/store/records.ts'
import { OPERATOR_KEY } from '../../infra/local/gateway.ts'
import { setAwsEnvironment } from './aws-stub.ts'
import { HARBOR, MORNING } from './own-server.ts'
import type { Client } from './server.ts'

export const phoneOf = (n: number): string => `+1415555${String(1000 + n).padStart(4, '0')}`

const [PATIENTS, LOGGED, ALERTS, TASKS] = [70, 17, 14, 200]
const REPORTS = ['i cant breathe', 'my lip is hot and swollen and i have a fever', 'my face is drooping on one side']
const KINDS: readonly TaskKind[] = ['silence', 'silence', 'question', 'unclear', 'undelivered']

/**
 * Patients are `Patient 0` to `Patient 69`. The first fourteen have an open alert, and three more can get one; the others
 * are copies in the table, because each visit that is logged takes a second or two where other tests run.
 */
export async function aBusyClinic(clinic: Client, gateway: string): Promise<void> {
  const patients: string[] = []
  for (let n = 0; n < LOGGED; n++) {
    const { body } = await clinic.as('front-desk', 'POST', '/v1/treatments', {
      patient: { name: `Patient ${n}`, phone: phoneOf(n) },
      performedAt: MORNING,
      procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
      consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
    })
    patients.push(body.patientId)
  }
  for (let n = 0; n < ALERTS; n++)
    await clinic.local('sms', { from: phoneOf(n), to: HARBOR, body: REPORTS[n % REPORTS.length] })
  await clinic.idle()
  setAwsEnvironment(gateway)
  process.env.AWS_ACCESS_KEY_ID = OPERATOR_KEY
  const { TableName: table } = (await clinic.call('GET', '/_local/outputs')).body
  const records = dynamoRecords({ table, endpoint: gateway })
  const copied = await copies(records, patients.at(-1) ?? '')
  await writeTasks(records, [...patients, ...copied])
}

async function copies(records: Records, of: string): Promise<string[]> {
  const patient = (await read<Patient>(records, keys.patient('demo', of)))?.value
  if (!patient) throw new Error('the patient to copy is not there')
  const others = Array.from({ length: PATIENTS - LOGGED }, (_, n) => LOGGED + n)
  for (const n of others)
    await records.commit([writePatient({ ...patient, personId: `copy-${n}`, name: `Patient ${n}`, phone: phoneOf(n) })])
  return others.map((n) => `copy-${n}`)
}

async function writeTasks(records: Records, patients: readonly string[]): Promise<void> {
  for (let n = 0; n < TASKS; n++) {
    const kind = KINDS[n % KINDS.length] ?? 'silence'
    const personId = patients[n % patients.length] ?? ''
    const task: Task = {
      ...{ taskId: `${personId}.${kind}-${n}`, clinicId: 'demo', personId, kind, state: 'open', timers: {} },
      ...{ createdAt: plusMinutes(MORNING, n), because: 'The patient has not answered the check-in of this morning.' },
    }
    await records.commit([writeTask(task)])
  }
}
