/** Incidents: harm that was at least moderate, what is held of it, and who has been told. */
import type { FieldError } from '../../core/fault.ts'
import type { Incident } from '../../core/review/incident.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { getAlert } from '../../use-cases/alerts/find-alerts.ts'
import { freezeRecord, frozenRecord } from '../../use-cases/alerts/freeze-record.ts'
import { getPatient } from '../../use-cases/patients/find-patients.ts'
import { findIncidents, finishReport, getIncident, releaseHold } from '../../use-cases/review/incidents.ts'
import { staffName } from '../shared/components.tsx'
import { clinicOf } from '../shared/current-clinic.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { incidentWords } from '../words/incidents.ts'
import { IncidentCard } from './incident-card.tsx'
import { IncidentList } from './incident-list.tsx'

const LONGEST_NOTE = 1000

async function listed(deps: ConsoleDeps, { caller, language }: PageRequest): Promise<PageAnswer> {
  const clinic = await clinicOf(deps, caller)
  const incidents = await findIncidents(deps, caller.clinicId)
  const people = await Promise.all(incidents.map(({ personId }) => getPatient(deps, caller.clinicId, personId)))
  const named = incidents.map((incident, i) => ({ incident, name: staffName(people[i], language) }))
  return {
    kind: 'page',
    title: incidentWords(language).title,
    body: <IncidentList {...{ named, clinic }} now={deps.now()} />,
  }
}

function unknown(language: ConsoleLanguage): PageAnswer {
  const { title, gone, all } = incidentWords(language)
  return {
    kind: 'page',
    title,
    status: 404,
    body: (
      <p>
        {gone} <a href="/console/incidents">{all}</a>
      </p>
    ),
  }
}

type Showing = { faults?: FieldError[]; form?: URLSearchParams; status?: number }

async function incidentsPage(deps: ConsoleDeps, request: PageRequest, showing: Showing = {}): Promise<PageAnswer> {
  const { caller, params, language } = request
  const { faults = [], form = new URLSearchParams(), status } = showing
  const incident = await getIncident(deps, caller.clinicId, params.id ?? '')
  if (!incident) return unknown(language)
  const [clinic, person, view, copy] = await Promise.all([
    clinicOf(deps, caller),
    getPatient(deps, caller.clinicId, incident.personId),
    getAlert(deps, caller.clinicId, incident.incidentId),
    frozenRecord(deps, incident),
  ])
  return {
    kind: 'page',
    title: incidentWords(language).one(staffName(person, language)),
    ...(status ? { status } : {}),
    body: (
      <IncidentCard
        {...{ incident, clinic, faults, form }}
        alert={view?.alert}
        intact={copy?.intact}
        role={caller.role}
        now={deps.now()}
      />
    ),
  }
}

const back = ({ incidentId }: Incident, to = ''): PageAnswer => ({
  kind: 'go',
  to: `/console/incidents/${incidentId}${to}`,
})

async function reported(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, params, form, language } = request
  const { needs } = incidentWords(language)
  const report = params.report ?? ''
  const note = formValue(form, 'note')
  const wrong = (detail: string) =>
    incidentsPage(deps, request, { faults: [{ pointer: `/note/${report}`, detail }], form, status: 422 })
  if (!note) return wrong(needs.note)
  if (note.length > LONGEST_NOTE) return wrong(needs.atMost(LONGEST_NOTE))
  const by = { staffId: caller.id, name: caller.name }
  const done = await finishReport(deps, caller.clinicId, params.id ?? '', report, { by, note })
  return done.kind === 'unknown' ? unknown(language) : back(done.incident, `#${report}`)
}

async function released(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, params, form, language } = request
  const { needs } = incidentWords(language)
  const because = formValue(form, 'because')
  const wrong = (detail: string) =>
    incidentsPage(deps, request, { faults: [{ pointer: '/because', detail }], form, status: 422 })
  if (!because) return wrong(needs.because)
  if (because.length > LONGEST_NOTE) return wrong(needs.atMost(LONGEST_NOTE))
  const by = { staffId: caller.id, name: caller.name }
  const done = await releaseHold(deps, caller.clinicId, params.id ?? '', { by, because })
  return done.kind === 'unknown' ? unknown(language) : back(done.incident)
}

async function frozenNow(deps: ConsoleDeps, { caller, params, language }: PageRequest): Promise<PageAnswer> {
  await freezeRecord(deps, caller.clinicId, params.id ?? '')
  const incident = await getIncident(deps, caller.clinicId, params.id ?? '')
  return incident ? back(incident) : unknown(language)
}

/** The frozen text to the last character, so that its hash can be checked by anyone who has the file. */
async function downloaded(deps: ConsoleDeps, { caller, params, language }: PageRequest): Promise<PageAnswer> {
  const incident = await getIncident(deps, caller.clinicId, params.id ?? '')
  const copy = incident && (await frozenRecord(deps, incident))
  if (!copy) return unknown(language)
  return { kind: 'file', type: 'application/json', name: 'frozen-record.json', content: copy.text }
}

const path = '/console/incidents/{id}'

export const incidentPages: readonly Page[] = [
  { method: 'GET', path: '/console/incidents', roles: PERMISSIONS.clinical, respond: listed },
  { method: 'GET', path, roles: PERMISSIONS.clinical, respond: (deps, request) => incidentsPage(deps, request) },
  { method: 'POST', path: `${path}/reports/{report}`, roles: PERMISSIONS.clinical, respond: reported },
  { method: 'POST', path: `${path}/release`, roles: PERMISSIONS.administer, respond: released },
  { method: 'POST', path: `${path}/freeze`, roles: PERMISSIONS.clinical, respond: frozenNow },
  { method: 'GET', path: `${path}/record`, roles: PERMISSIONS.clinical, respond: downloaded },
]
