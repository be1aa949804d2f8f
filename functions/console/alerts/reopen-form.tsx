/** An outcome can be withdrawn for an hour by the person who recorded it; what was withdrawn stays in view. */

import type { Alert } from '../../core/alerts/alert.ts'
import { outcomeWord } from '../../core/alerts/outcome-words.ts'
import { mayReopen } from '../../core/alerts/reopening.ts'
import { capital } from '../../core/capital.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Instant } from '../../core/time.ts'
import { alertFormWords } from '../../http/alert-words.ts'
import { FaultOf, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { alertPageWords } from '../words/alert.ts'

type Props = { alert: Alert; me: string; now: Instant; form: URLSearchParams; faults: readonly FieldError[] }

export const ReopenForm = ({ alert, me, now, form, faults }: Props) => {
  const words = useWords(alertFormWords).reopen
  return mayReopen(alert, me, now) ? (
    <form
      method="post"
      id="reopen"
      action={`/console/alerts/${encodeURIComponent(alert.alertId)}/reopen`}
      class="card"
      data-once
    >
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <label>
        {words.why}
        <input name="reason" value={formValue(form, 'reason')} maxLength={1000} required autocomplete="off" />
        <FaultOf faults={faults} at="/reason" />
      </label>
      <p class="buttons">
        <button type="submit" class="quiet">
          {words.act}
        </button>
      </p>
    </form>
  ) : null
}

export const Withdrawn = ({ alert, clinic }: { alert: Alert; clinic: Clinic }) => {
  const language = useLanguage()
  return (
    <>
      {(alert.withdrawn ?? []).map(({ outcome, note, at, name, withdrawn }) => (
        <p key={withdrawn.at}>
          <s>
            {capital(outcomeWord(outcome, language))}, <When at={at} zone={clinic.zone} />, {name}
            {note && `: ${note}`}
          </s>{' '}
          {alertPageWords(language).withdrawn(withdrawn.name)}, <When at={withdrawn.at} zone={clinic.zone} />:{' '}
          {withdrawn.reason}
        </p>
      ))}
    </>
  )
}
