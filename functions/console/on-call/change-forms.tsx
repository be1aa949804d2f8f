import type { Clinic, Override, Rota } from '../../core/clinic/clinic.ts'
import type { Instant } from '../../core/time.ts'
import { Faults, Hidden, When } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { useLanguage } from '../shared/viewer.ts'
import { rotaWords } from '../words/rota.ts'
import { InputField, type Option, SelectField } from './fields.tsx'
import { dutyChoices, dutyNames, ON_CALL, Sure, staffOptions, type Tried } from './frame.tsx'

/** What a form of this page said and what came of it. */
export type Said = { form: URLSearchParams; tried?: Exclude<Tried, { kind: 'done' }> }

type Given = { rota: Rota; clinic: Clinic; said: Said; now: Instant }

const faultsIn = ({ tried }: Said) => (tried?.kind === 'refused' ? tried.faults : [])

type FieldGiven = { said: Said; name: string; label: string; at: string }

/** A day and a time of the clinic's clock. */
const TimeField = ({ said, ...field }: FieldGiven) => (
  <InputField {...field} type="datetime-local" value={formValue(said.form, field.name)} faults={faultsIn(said)} />
)

const ChoiceField = ({ said, ...field }: FieldGiven & { options: readonly Option[]; empty?: string }) => (
  <SelectField {...field} chosen={formValue(said.form, field.name)} faults={faultsIn(said)} />
)

const Ending = ({ said, clinic, now, label }: Omit<Given, 'rota'> & { label: string }) => (
  <>
    {said.tried?.kind === 'leaves' && <Sure opened={said.tried.opened} zone={clinic.zone} now={now} />}
    <button type="submit">{label}</button>
  </>
)

/** Somebody, or nobody, has a duty for a stretch. */
export const StandInForm = ({ rota, clinic, said, now }: Given) => {
  const language = useLanguage()
  const { labels, choosePerson, noOne, changes } = rotaWords(language)
  const words = changes.cover
  return (
    <form method="post" action={`${ON_CALL}/changes/stand-in`} class="card" id="stand-in" data-once>
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <Faults faults={faultsIn(said)} />
      <ChoiceField said={said} name="duty" label={labels.duty} at="/duty" options={dutyChoices(language)} />
      <ChoiceField
        said={said}
        name="staff"
        label={words.who}
        at="/staffId"
        options={[...staffOptions(rota), { value: 'nobody', label: noOne }]}
        empty={choosePerson}
      />
      <div class="row">
        <TimeField said={said} name="from" label={labels.from} at="/startsAt" />
        <TimeField said={said} name="until" label={labels.until} at="/endsAt" />
      </div>
      <Ending {...{ said, clinic, now }} label={words.act} />
    </form>
  )
}

/** A colleague takes over a stretch, and may give one back. */
export const SwapForm = ({ rota, clinic, said, now }: Given) => {
  const language = useLanguage()
  const { labels, choosePerson, changes } = rotaWords(language)
  const words = changes.swap
  return (
    <form method="post" action={`${ON_CALL}/changes/swap`} class="card" id="swap" data-once>
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <Faults faults={faultsIn(said)} />
      <ChoiceField said={said} name="duty" label={labels.duty} at="/duty" options={dutyChoices(language)} />
      <div class="row">
        <ChoiceField
          said={said}
          name="staff"
          label={words.gives}
          at="/staffId"
          options={staffOptions(rota)}
          empty={choosePerson}
        />
        <ChoiceField
          said={said}
          name="with"
          label={words.takes}
          at="/with"
          options={staffOptions(rota)}
          empty={choosePerson}
        />
      </div>
      <div class="row">
        <TimeField said={said} name="from" label={labels.from} at="/startsAt" />
        <TimeField said={said} name="until" label={labels.until} at="/endsAt" />
      </div>
      <fieldset>
        <legend>{words.back}</legend>
        <div class="row">
          <TimeField said={said} name="back.from" label={labels.from} at="/back/startsAt" />
          <TimeField said={said} name="back.until" label={labels.until} at="/back/endsAt" />
        </div>
      </fieldset>
      <Ending {...{ said, clinic, now }} label={words.act} />
    </form>
  )
}

type Listed = { rota: Rota; clinic: Clinic; now: Instant; removing: Said | undefined }

/** What is changed from now on, each to be taken back. */
export const Overrides = ({ rota, clinic, now, removing }: Listed) => {
  const words = rotaWords(useLanguage()).changes.list
  const coming = rota.overrides.filter(({ endsAt }) => endsAt > now).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes">{words.title}</h2>
      {removing && <Faults faults={faultsIn(removing)} />}
      {coming.length === 0 ? (
        <p class="hint">{words.none}</p>
      ) : (
        <table>
          <caption class="unseen">{words.caption}</caption>
          <thead>
            <tr>
              {words.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {coming.map((each) => (
              <Row key={each.overrideId} override={each} {...{ rota, clinic, now, removing }} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

type RowGiven = Listed & { override: Override }

const Row = ({ override, rota, clinic: { zone }, now, removing }: RowGiven) => {
  const language = useLanguage()
  const { noOne, changes } = rotaWords(language)
  const words = changes.list
  const { overrideId, duty, staffId, startsAt, endsAt, by, at, imported } = override
  const name = rota.staff.find((each) => each.staffId === staffId)?.name
  const asked = removing?.tried?.kind === 'leaves' && formValue(removing.form, 'override') === overrideId
  return (
    <tr>
      <th scope="row">
        {dutyNames(language)[duty]}: {name ?? <span class="emergency">{noOne.toLowerCase()}</span>}
        <small class="made">
          {imported ? words.byFile : words.byHand}
          {by && `, ${by}`}
          {at && (
            <>
              , <When at={at} zone={zone} />
            </>
          )}
        </small>
      </th>
      <td>
        <When at={startsAt} zone={zone} /> {words.until} <When at={endsAt} zone={zone} />
      </td>
      <td>
        <form method="post" action={`${ON_CALL}/changes/remove`} data-once>
          <Hidden name="override" value={overrideId} />
          {asked && removing?.tried?.kind === 'leaves' ? (
            <Sure opened={removing.tried.opened} zone={zone} now={now} />
          ) : (
            <button
              type="submit"
              class="quiet"
              aria-label={words.of(dutyNames(language)[duty], name ?? noOne.toLowerCase())}
            >
              {words.takeBack}
            </button>
          )}
        </form>
      </td>
    </tr>
  )
}
