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
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { IncidentCard } from './incident-card.tsx'
import { IncidentList } from './incident-list.tsx'

const LONGEST_NOTE = 1000

async function listed(deps: ConsoleDeps, { caller }: PageRequest): Promise<PageAnswer> {
  const clinic = await clinicOf(deps, caller)
  const incidents = await findIncidents(deps, caller.clinicId)
  const people = await Promise.all(incidents.map(({ personId }) => getPatient(deps, caller.clinicId, personId)))
  const named = incidents.map((incident, i) => ({ incident, name: staffName(people[i]) }))
  return { kind: 'page', title: 'Incidents', body: <IncidentList {...{ named, clinic }} now={deps.now()} /> }
}

const unknown: PageAnswer = {
  kind: 'page',
  title: 'Incidents',
  status: 404,
  body: (
    <p>
      There is no such incident at this clinic. <a href="/console/incidents">All incidents</a>
    </p>
  ),
}

type Showing = { faults?: FieldError[]; form?: URLSearchParams; status?: number }

async function incidentsPage(deps: ConsoleDeps, request: PageRequest, showing: Showing = {}): Promise<PageAnswer> {
  const { caller, params } = request
  const { faults = [], form = new URLSearchParams(), status } = showing
  const incident = await getIncident(deps, caller.clinicId, params.id ?? '')
  if (!incident) return unknown
  const [clinic, person, view, copy] = await Promise.all([
    clinicOf(deps, caller),
    getPatient(deps, caller.clinicId, incident.personId),
    getAlert(deps, caller.clinicId, incident.incidentId),
    frozenRecord(deps, incident),
  ])
  return {
    kind: 'page',
    title: `Incident: ${staffName(person)}`,
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
  const { caller, params, form } = request
  const report = params.report ?? ''
  const note = formValue(form, 'note')
  const wrong = (detail: string) =>
    incidentsPage(deps, request, { faults: [{ pointer: `/note/${report}`, detail }], form, status: 422 })
  if (!note) return wrong('Say how and to whom it went, or why no one had to be told.')
  if (note.length > LONGEST_NOTE) return wrong(`At most ${LONGEST_NOTE} characters.`)
  const by = { staffId: caller.id, name: caller.name }
  const done = await finishReport(deps, caller.clinicId, params.id ?? '', report, { by, note })
  return done.kind === 'unknown' ? unknown : back(done.incident, `#${report}`)
}

async function released(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, params, form } = request
  const because = formValue(form, 'because')
  const wrong = (detail: string) =>
    incidentsPage(deps, request, { faults: [{ pointer: '/because', detail }], form, status: 422 })
  if (!because) return wrong('Say why the record need no longer be held.')
  if (because.length > LONGEST_NOTE) return wrong(`At most ${LONGEST_NOTE} characters.`)
  const by = { staffId: caller.id, name: caller.name }
  const done = await releaseHold(deps, caller.clinicId, params.id ?? '', { by, because })
  return done.kind === 'unknown' ? unknown : back(done.incident)
}

async function frozenNow(deps: ConsoleDeps, { caller, params }: PageRequest): Promise<PageAnswer> {
  await freezeRecord(deps, caller.clinicId, params.id ?? '')
  const incident = await getIncident(deps, caller.clinicId, params.id ?? '')
  return incident ? back(incident) : unknown
}

/** The frozen text to the last character, so that its hash can be checked by anyone who has the file. */
async function downloaded(deps: ConsoleDeps, { caller, params }: PageRequest): Promise<PageAnswer> {
  const incident = await getIncident(deps, caller.clinicId, params.id ?? '')
  const copy = incident && (await frozenRecord(deps, incident))
  if (!copy) return unknown
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
