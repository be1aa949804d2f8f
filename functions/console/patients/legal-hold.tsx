/** What keeps a patient's record from erasure, and who has read the record: for admins. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { LONGEST_REASON } from '../../http/retention.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { changeHold } from '../../use-cases/patients/legal-hold.ts'
import { Hidden, When } from '../shared/components.tsx'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { useWords } from '../shared/viewer.ts'
import { patientActWords } from '../words/patient-acts.ts'

const PATIENTS = '/console/patients'

export const HoldCard = ({ person, clinic }: { person: Patient; clinic: Clinic }) => {
  const words = useWords(patientActWords).hold
  return (
    <section class="card" aria-labelledby="hold">
      <h2 id="hold">{words.title}</h2>
      {person.hold ? (
        <p class="warning">
          {words.placed.by(person.hold.name)} <When at={person.hold.at} zone={clinic.zone} />: {person.hold.because}
        </p>
      ) : (
        <p>{words.none}</p>
      )}
      <details>
        <summary>{person.hold ? words.lift : words.place}</summary>
        <form method="post" action={`${PATIENTS}/${person.personId}/hold`} data-once>
          <Hidden name="held" value={person.hold ? 'no' : 'yes'} />
          <label>
            {words.why}
            <input name="because" autocomplete="off" maxLength={LONGEST_REASON} required />
          </label>
          <button type="submit" class="quiet">
            {person.hold ? words.lift : words.placeAct}
          </button>
        </form>
      </details>
      <p>
        <a href={`/console/settings/reads?patientId=${person.personId}`}>{words.reads}</a>
      </p>
    </section>
  )
}

async function hold(deps: ConsoleDeps, { caller, params, form }: PageRequest): Promise<PageAnswer> {
  const { id = '' } = params
  const because = formValue(form, 'because').slice(0, LONGEST_REASON)
  const held = formValue(form, 'held') === 'yes'
  if (because) {
    const change = { held, because, by: caller.id, name: caller.name }
    await changeHold(deps, caller.clinicId, id, change)
  }
  return { kind: 'go', to: `${PATIENTS}/${id}?said=${because ? (held ? 'held' : 'lifted') : 'no-reason'}` }
}

export const holdPages: readonly Page[] = [
  { method: 'POST', path: `${PATIENTS}/{id}/hold`, roles: PERMISSIONS.administer, respond: hold },
]
