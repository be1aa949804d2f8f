/** A patient's record as a file and on paper. */
import { PERMISSIONS } from '../../http/route.ts'
import { recordPaper } from '../../use-cases/patients/record-paper.ts'
import { timeline } from '../../use-cases/patients/timeline.ts'
import { staffName } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import type { Page, PageAnswer } from '../shared/page.ts'
import { patientWords } from '../words/patients.ts'
import { Contact } from './patient-parts.tsx'
import { Timeline, timelineCsv } from './timeline.tsx'

const PATIENTS = '/console/patients'
export function patientGone(language: ConsoleLanguage): PageAnswer {
  const { title, text } = patientWords(language).gone
  return { kind: 'page', title, status: 404, body: <p>{text}</p> }
}

export const recordFilePages: readonly Page[] = [
  {
    method: 'GET',
    path: `${PATIENTS}/{id}/timeline.csv`,
    roles: PERMISSIONS.clinical,
    async respond(deps, { caller, params, language }) {
      const read = await timeline(deps, caller.clinicId, params.id ?? '')
      if (!read) return patientGone(language)
      const { clinic, rota } = await clinicNowOf(deps, caller)
      return {
        kind: 'file',
        type: 'text/csv',
        name: `timeline-${params.id}.csv`,
        content: timelineCsv(read.events, { clinic, staff: rota.staff }),
      }
    },
  },
  {
    method: 'GET',
    path: `${PATIENTS}/{id}/record.pdf`,
    roles: PERMISSIONS.clinical,
    async respond(deps, { caller, params, language }) {
      const paper = await recordPaper(deps, caller.clinicId, params.id ?? '', language)
      return paper ? { kind: 'paper', paper } : patientGone(language)
    },
  },
  {
    method: 'GET',
    path: `${PATIENTS}/{id}/print`,
    roles: PERMISSIONS.clinical,
    async respond(deps, { caller, params, language }) {
      const read = await timeline(deps, caller.clinicId, params.id ?? '')
      if (!read) return patientGone(language)
      const { clinic, rota } = await clinicNowOf(deps, caller)
      const words = patientWords(language).files
      return {
        kind: 'page',
        title: words.record(staffName(read.person, language), clinic.name),
        body: (
          <>
            <p class="buttons">
              <button type="button" data-print>
                {words.save}
              </button>
            </p>
            <Contact person={read.person} clinic={clinic} />
            <Timeline events={read.events} clinic={clinic} staff={rota.staff} whole />
          </>
        ),
      }
    },
  },
]
