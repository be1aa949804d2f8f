import { finishTask, openTasks } from '../../functions/use-cases/alerts/tasks.ts'
import { cancelTreatment, changeTreatment } from '../../functions/use-cases/courses/change-course.ts'
import { changePatient } from '../../functions/use-cases/courses/change-patient.ts'
import { beginImport } from '../../functions/use-cases/courses/import-treatments.ts'
import { type Logged, logTreatment } from '../../functions/use-cases/courses/log-treatment.ts'
import type { TreatmentRequest } from '../../functions/use-cases/courses/validate-treatment.ts'
import { erasePatient } from '../../functions/use-cases/patients/erase-patient.ts'
import { between, oneOf } from '../support/seeded.ts'
import type { Patient } from './patient.ts'
import { insist, type Stage } from './stage.ts'
import type { PatientStory } from './story.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Again = NonNullable<PatientStory['comesAgain']>

/** Logs treatments at checkout, corrects some, mistypes some, and works through the tasks. */
export class FrontDesk {
  private readonly stage: Stage
  /** By clinic: who came, and is in no file yet. */
  private readonly unlogged = new Map<string, Patient[]>()

  constructor(stage: Stage) {
    this.stage = stage
  }

  /** A patient comes: their checkout, and what is changed about it later. */
  expects(patient: Patient): void {
    const { stage } = this
    const { story } = patient
    const random = stage.faults.luck(`desk ${story.name}`)
    const mistypes = random() < 0.1
    const hasKey = random() < 0.6
    const corrects = random()
    stage.scheduler.at(Date.parse(story.comesAt), () => {
      if (story.byFile) return this.waitsForFile(patient)
      if (mistypes) this.mistypes(patient, oneOf(random, MISTAKES))
      this.logs(patient, hasKey ? `key-${story.id}` : undefined, (logged) => {
        if (logged.kind !== 'logged' && logged.kind !== 'repeated')
          return stage.model.report(11, `a checkout in order was refused: ${JSON.stringify(logged)}`)
        const { treatmentId, patientId } = logged.answer
        const about = { kind: 'request', clinicId: story.clinic } as const
        const later = (name: string, ask: Parameters<typeof insist>[3]) =>
          stage.scheduler.after(between(random, HOUR, 4 * DAY), () =>
            insist(stage, `${name} ${story.name}`, about, ask),
          )
        if (corrects < 0.03) later('cancel', (deps) => cancelTreatment(deps, story.clinic, treatmentId))
        else if (corrects < 0.07)
          later('change', (deps) =>
            changeTreatment(deps, story.clinic, treatmentId, { procedures: [{ plan: 'filler', areas: ['chin'] }] }),
          )
        if (story.comesAgain) this.expectsAgain(patient, story.comesAgain)
        for (const [n, visit] of (story.returns ?? []).entries()) this.expectsLater(patient, visit, `visit ${n + 2}`)
        if (story.newPhone) this.changesNumber(patient, patientId, story.newPhone)
        const { erasedAt } = story
        if (erasedAt) stage.scheduler.at(Date.parse(erasedAt), () => this.erases(patient, patientId))
      })
    })
  }

  private logs(patient: Patient, idempotencyKey: string | undefined, then: (logged: Logged) => void): void {
    const { clinic, name } = patient.story
    const ask = {
      clinicId: clinic,
      by: 'front-desk',
      request: requestOf(patient),
      ...(idempotencyKey ? { idempotencyKey } : {}),
    }
    insist(
      this.stage,
      `checkout ${name}`,
      { kind: 'request', clinicId: clinic },
      (deps) => logTreatment(deps, ask),
      then,
    )
  }

  private expectsLater(patient: Patient, { at, procedures }: Again, name: string): void {
    const { clinic, id } = patient.story
    const request = { ...requestOf(patient), performedAt: at, procedures }
    const ask = { clinicId: clinic, by: 'front-desk', request, idempotencyKey: `${name} ${id}` }
    const about = { kind: 'request', clinicId: clinic } as const
    this.stage.scheduler.at(Date.parse(at), () =>
      insist(this.stage, `${name} ${patient.story.name}`, about, (deps) => logTreatment(deps, ask)),
    )
  }

  /** A second visit; somebody presses the button twice. */
  private expectsAgain(patient: Patient, { at, procedures }: Again): void {
    const { clinic, name } = patient.story
    const about = { kind: 'request', clinicId: clinic } as const
    this.stage.scheduler.at(Date.parse(at), () => {
      const request = { ...requestOf(patient), performedAt: at, procedures }
      const ask = { clinicId: clinic, by: 'front-desk', request, idempotencyKey: `again-${patient.story.id}` }
      for (const press of ['first', 'second'])
        insist(this.stage, `${press} press ${name}`, about, (deps) => logTreatment(deps, ask))
    })
  }

  private mistypes(patient: Patient, mistake: (request: TreatmentRequest) => TreatmentRequest): void {
    const { clinic, name } = patient.story
    const request = mistake(requestOf(patient))
    const about = { kind: 'bad-request', clinicId: clinic } as const
    insist(
      this.stage,
      `mistyped ${name}`,
      about,
      (deps) => logTreatment(deps, { clinicId: clinic, by: 'desk', request }),
      (logged) => {
        if (
          logged.kind !== 'invalid' ||
          logged.faults.some(({ pointer, detail }) => !pointer.startsWith('/') || !detail)
        )
          this.stage.model.report(11, `a bad request was answered ${JSON.stringify(logged)}`)
      },
    )
  }

  private changesNumber(patient: Patient, patientId: string, { at, phone }: { at: string; phone: string }): void {
    const { clinic, name } = patient.story
    this.stage.scheduler.at(Date.parse(at), () =>
      insist(
        this.stage,
        `number ${name}`,
        { kind: 'request', clinicId: clinic },
        (deps) => changePatient(deps, clinic, patientId, { phone }),
        () => {
          patient.phone = phone
        },
      ),
    )
  }

  /** An open alert needs the record until its outcome: then somebody tries again the next day. */
  private erases(patient: Patient, patientId: string): void {
    const { stage } = this
    const { clinic, name } = patient.story
    const about = { kind: 'request', clinicId: clinic } as const
    insist(
      stage,
      `erase ${name} ${Math.floor(stage.scheduler.now / DAY)}`,
      about,
      (deps) => erasePatient(deps, clinic, patientId, `owner-${clinic.slice(1)}`),
      ({ kind }) => {
        if (kind === 'erased') stage.model.erased({ clinicId: clinic, personId: patientId, name, phone: patient.phone })
        else if (kind === 'alert-open') stage.scheduler.after(DAY, () => this.erases(patient, patientId))
        else stage.model.report(11, `an erasure was answered ${kind}`)
      },
    )
  }

  private waitsForFile(patient: Patient): void {
    const { clinic } = patient.story
    this.unlogged.set(clinic, [...(this.unlogged.get(clinic) ?? []), patient])
  }

  /** The visits of a day in one file. */
  private imports(clinicId: string): void {
    const { stage } = this
    const patients = this.unlogged.get(clinicId) ?? []
    if (patients.length === 0) return
    this.unlogged.delete(clinicId)
    const text = patients.map(({ story }) => story.name).join('\n')
    const rows = patients.map((patient, n) => ({ line: n + 2, request: requestOf(patient) }))
    insist(
      stage,
      `file ${clinicId} ${Math.floor(stage.scheduler.now / DAY)}`,
      { kind: 'request', clinicId },
      (deps) => beginImport(deps, { clinicId, by: 'front-desk', text, rows }),
      () => stage.model.imported(patients.map(({ story }) => story)),
    )
  }

  /** Every morning somebody works through what is open, and logs the visits of the day before. */
  worksThrough(clinicId: string): void {
    this.imports(clinicId)
    const about = { kind: 'request', clinicId } as const
    insist(this.stage, `tasks ${clinicId} ${Math.floor(this.stage.scheduler.now / DAY)}`, about, async (deps) => {
      for (const { taskId } of await openTasks(deps, clinicId)) await finishTask(deps, clinicId, taskId, 'front-desk')
    })
    this.stage.scheduler.after(DAY, () => this.worksThrough(clinicId))
  }
}

function requestOf({ story, phone }: Patient): TreatmentRequest {
  const { name, email, language, zone, comesAt, procedures } = story
  return {
    patient: { name, phone, language, timeZone: zone, ...(email ? { email } : {}) },
    performedAt: comesAt,
    procedures,
    consent: {
      sms: true,
      ...(email ? { email: true } : {}),
      statement: 'I agree to messages after my visit.',
      method: 'front-desk',
    },
  }
}

const MISTAKES: readonly ((request: TreatmentRequest) => TreatmentRequest)[] = [
  (request) => ({ ...request, procedures: [{ plan: 'tattoo', areas: [] }] }),
  (request) => ({ ...request, patient: { ...request.patient, timeZone: 'Mars/Olympus' } }),
  (request) => ({ ...request, patient: { ...request.patient, phone: '12' } }),
  (request) => ({ ...request, consent: { sms: false } }),
  (request) => ({ ...request, performedAt: '2031-01-01T00:00:00.000Z' }),
]
