/** Patients: found by phone, never by an address that carries one; the record, its export and its end. */

import { checkInsOf } from '../../core/courses/check-ins.ts'
import type { FieldError } from '../../core/fault.ts'
import { personOf } from '../../core/keys.ts'
import { isErased } from '../../core/patients/patient.ts'
import { reasonIn } from '../../http/alert-actions.ts'
import { alertFormWords } from '../../http/alert-words.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { cancelTreatment } from '../../use-cases/courses/change-course.ts'
import { changePatient } from '../../use-cases/courses/change-patient.ts'
import { showFollowUp } from '../../use-cases/courses/log-treatment.ts'
import { writeMessage } from '../../use-cases/messages/send-personal-text.ts'
import { erasePatient } from '../../use-cases/patients/erase-patient.ts'
import { timeline } from '../../use-cases/patients/timeline.ts'
import { photosOf } from '../../use-cases/photos/read-photos.ts'
import { readPatient } from '../../use-cases/store/read-patient.ts'
import { Faults, isolated, staffName } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { patientWords } from '../words/patients.ts'
import { faultIn } from '../words/row-faults.ts'
import { saidWords } from '../words/said.ts'
import { HoldCard, holdPages } from './legal-hold.tsx'
import { CalendarCard } from './patient-calendar.tsx'
import { Contact, CorrectForm, Course, Files } from './patient-parts.tsx'
import { AskPhotoForm, addBefore, askedForPhoto, BeforePhotos } from './photos.tsx'
import { patientGone, recordFilePages } from './record-files.tsx'
import { searchPages } from './search.tsx'
import { choosesReply, TextForm } from './text-form.tsx'
import { Timeline } from './timeline.tsx'

const PATIENTS = '/console/patients'

async function patientPage(deps: ConsoleDeps, request: PageRequest, faults: FieldError[] = []): Promise<PageAnswer> {
  const { caller, params, form, query, language } = request
  const words = patientWords(language).timeline
  const record = await readPatient(deps.records, caller.clinicId, params.id ?? '')
  if (!record) return patientGone(language)
  const { clinic, rota } = await clinicNowOf(deps, caller)
  const person = record.person.value
  const clinical = PERMISSIONS.clinical.some((role) => role === caller.role)
  const course = (treatmentId: string) =>
    record.outbound
      .map(({ value }) => value)
      .filter((item) => item.treatmentId === treatmentId && item.purpose === 'follow-up')
      .map(showFollowUp)
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
  const [outbound, messages] = [record.outbound.map(({ value }) => value), record.messages.map(({ value }) => value)]
  const courses = record.treatments.map(({ value }) => (
    <Course
      key={value.treatmentId}
      treatment={value}
      checkIns={checkInsOf(value, outbound, messages)}
      followUps={course(value.treatmentId)}
      clinic={clinic}
    />
  ))
  const photos = clinical
    ? (await photosOf(deps, caller.clinicId, person.personId)).filter(({ kind }) => kind === 'before')
    : []
  const events = clinical ? (await timeline(deps, caller.clinicId, person.personId))?.events : undefined
  return {
    kind: 'page',
    title: isolated(staffName(person, language)),
    said: saidWords(language)[query.get('said') ?? ''],
    ...(faults.length > 0 ? { status: 422 } : {}),
    body: (
      <>
        <Faults faults={faults} />
        <div class={events ? 'columns record' : 'columns'}>
          <div>
            <Contact person={person} clinic={clinic} />
            {courses}
          </div>
          {events && (
            <section class="card" aria-labelledby="timeline">
              <h2 id="timeline">{words.title}</h2>
              <Timeline events={events} clinic={clinic} staff={rota.staff} whole={query.get('whole') === 'yes'} />
              <p>
                {query.get('whole') === 'yes' ? (
                  <a href={`${PATIENTS}/${person.personId}`}>{words.without}</a>
                ) : (
                  <a href={`${PATIENTS}/${person.personId}?whole=yes`}>{words.with}</a>
                )}
              </p>
            </section>
          )}
          <div>
            {person.known && <CorrectForm person={person} clinic={clinic} form={form} faults={faults} />}
            {clinical && person.phone && (
              <TextForm to={`${PATIENTS}/${person.personId}/messages`} {...{ person, clinic, form, faults }} />
            )}
            {clinical && person.phone && <AskPhotoForm to={`${PATIENTS}/${person.personId}/photo-requests`} />}
            {clinical && person.known && <BeforePhotos personId={person.personId} {...{ photos, clinic, faults }} />}
            {person.known && clinic.patientCalendars && <CalendarCard person={person} />}
            {clinical && <Files person={person} admin={caller.role === 'admin'} />}
            {caller.role === 'admin' && !isErased(person) && <HoldCard person={person} clinic={clinic} />}
          </div>
        </div>
      </>
    ),
  }
}

const back = (personId: string, said: string): PageAnswer => ({
  kind: 'go',
  to: `${PATIENTS}/${personId}?said=${said}`,
})

async function correct(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, params, form } = request
  const fields = ['name', 'phone', 'email', 'language', 'timeZone'] as const
  const change = Object.fromEntries(
    fields.map((field) => [field, formValue(form, field)]).filter(([, value]) => value !== ''),
  )
  const changed = await changePatient(deps, caller.clinicId, params.id ?? '', change)
  switch (changed.kind) {
    case 'changed':
      return back(changed.person.personId, 'changed')
    case 'unknown':
      return patientGone(request.language)
    case 'invalid':
      return patientPage(deps, request, changed.faults.map(faultIn(request.language)))
  }
}

async function write(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, params, form } = request
  const text = formValue(form, 'text')
  if (choosesReply(request)) return patientPage(deps, request)
  if (!text)
    return patientPage(deps, request, [{ pointer: '/text', detail: alertFormWords(request.language).needs.text }])
  const written = await writeMessage(deps, caller.clinicId, params.id ?? '', { text, by: caller.id })
  switch (written.kind) {
    case 'planned':
      return back(params.id ?? '', 'written')
    case 'unknown':
      return patientGone(request.language)
    case 'forbidden':
      return patientPage(deps, request, [{ pointer: '/text', detail: reasonIn(request.language, written) }])
  }
}

async function askPhoto(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const fault = await askedForPhoto(deps, request, request.params.id ?? '')
  return fault ? patientPage(deps, request, [fault]) : back(request.params.id ?? '', 'photo-asked')
}

async function addPhotos(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const fault = await addBefore(deps, request)
  return fault ? patientPage(deps, request, [fault]) : back(request.params.id ?? '', 'photos-added')
}

async function erase(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, params, form } = request
  const words = patientWords(request.language).erase
  if (!formValue(form, 'sure')) return patientPage(deps, request, [{ pointer: '/sure', detail: words.tick }])
  const erased = await erasePatient(deps, caller.clinicId, params.id ?? '', caller.id)
  switch (erased.kind) {
    case 'erased':
      return back(params.id ?? '', 'erased')
    case 'unknown':
      return patientGone(request.language)
    case 'alert-open':
      return patientPage(deps, request, [{ pointer: '/sure', detail: words.alertOpen }])
    case 'on-hold':
      return patientPage(deps, request, [{ pointer: '/sure', detail: words.onHold(erased.hold.name) }])
    case 'under-hold':
      return patientPage(deps, request, [{ pointer: '/sure', detail: words.underHold }])
  }
}

export const patientPages: readonly Page[] = [
  ...searchPages,
  ...holdPages,
  {
    method: 'GET',
    path: `${PATIENTS}/{id}`,
    roles: PERMISSIONS.tasks,
    respond: (deps, request) => patientPage(deps, request),
  },
  { method: 'POST', path: `${PATIENTS}/{id}`, roles: PERMISSIONS.tasks, respond: correct },
  { method: 'POST', path: `${PATIENTS}/{id}/messages`, roles: PERMISSIONS.clinical, respond: write },
  { method: 'POST', path: `${PATIENTS}/{id}/photo-requests`, roles: PERMISSIONS.clinical, respond: askPhoto },
  { method: 'POST', path: `${PATIENTS}/{id}/photos`, roles: PERMISSIONS.clinical, respond: addPhotos },
  { method: 'POST', path: `${PATIENTS}/{id}/erase`, roles: PERMISSIONS.administer, respond: erase },
  {
    method: 'POST',
    path: '/console/treatments/{id}/cancel',
    roles: PERMISSIONS.tasks,
    async respond(deps, { caller, params, language }) {
      const cancelled = await cancelTreatment(deps, caller.clinicId, params.id ?? '')
      return cancelled ? back(personOf(params.id ?? ''), 'cancelled') : patientGone(language)
    },
  },
  ...recordFilePages,
]
