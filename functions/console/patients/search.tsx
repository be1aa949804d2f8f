/** Patients are found by name, phone, e-mail, treatment, injector or day; today's checkouts are at hand. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { daySpan } from '../../core/on-call/calendar-span.ts'
import type { Patient } from '../../core/patients/patient.ts'
import { isDate, plusHours, wallTime } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { type Checkout, findCheckouts } from '../../use-cases/patients/find-checkouts.ts'
import { getPatient, patientsByWords } from '../../use-cases/patients/find-patients.ts'
import { areaIn } from '../../use-cases/wording/treatment-words.ts'
import { FaultOf, Phone, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { useLanguage, useWords } from '../shared/viewer.ts'
import { planTitle } from '../words/plans.ts'
import { faultIn } from '../words/row-faults.ts'
import { searchWords } from '../words/search.ts'

const PATIENTS = '/console/patients'
const MOST_FOUND = 20
const MOST_RECENT = 30
const RECENT_DAYS = 7
/** How far back a treatment or an injector is looked for without a day. */
const FILTER_DAYS = 60

type Showing = { faults?: readonly FieldError[] }

/** Where the people who were found stand, by their ids: an address never carries a name or a number. */
async function find(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { form, caller, language } = request
  const [words, day, plan, injector] = ['q', 'day', 'plan', 'injector'].map((name) => formValue(form, name)) as [
    string,
    string,
    string,
    string,
  ]
  if (!words && !day && !plan && !injector) return { kind: 'go', to: PATIENTS }
  const found = words ? await patientsByWords(deps, caller.clinicId, words) : undefined
  if (found?.kind === 'invalid')
    return searchPage(deps, request, {
      faults: found.faults.map((fault) => ({ ...faultIn(language)(fault), pointer: '/q' })),
    })
  const named = found?.patients.map(({ personId }) => personId)
  if (!day && !plan && !injector) return results(named ?? [])
  const { clinic } = await clinicNowOf(deps, caller)
  const now = deps.now()
  const span = isDate(day)
    ? daySpan(day, clinic.zone)
    : { from: plusHours(now, -24 * FILTER_DAYS), to: plusHours(now, 1) }
  const visits = await findCheckouts(deps, clinic.clinicId, {
    ...{ span, most: MOST_FOUND * 5 },
    ...(plan ? { plan } : {}),
    ...(injector ? { injector } : {}),
  })
  const ids = [...new Set(visits.map(({ person }) => person.personId))]
  return results(named ? ids.filter((id) => named.includes(id)) : ids)
}

const results = (ids: readonly string[]): PageAnswer => ({
  kind: 'go',
  to: `${PATIENTS}?found=${ids.slice(0, MOST_FOUND).join(',')}&of=${ids.length}`,
})

async function searchPage(
  deps: ConsoleDeps,
  { form, caller, query, language }: PageRequest,
  { faults = [] }: Showing = {},
): Promise<PageAnswer> {
  const { clinic } = await clinicNowOf(deps, caller)
  const ids = (query.get('found') ?? '').split(',').filter(Boolean).slice(0, MOST_FOUND)
  const people = await Promise.all(ids.map((id) => getPatient(deps, caller.clinicId, id)))
  const now = deps.now()
  const today = wallTime(now, clinic.zone).date
  const from = plusHours(daySpan(today, clinic.zone).from, -24 * RECENT_DAYS)
  const recent = query.has('found')
    ? []
    : await findCheckouts(deps, clinic.clinicId, { span: { from, to: plusHours(now, 1) }, most: MOST_RECENT })
  const isToday = ({ treatment }: Checkout) => wallTime(treatment.loggedAt, clinic.zone).date === today
  const words = searchWords(language)
  const plans = Object.values(deps.content().plans).map((each) => ({ ...each, title: planTitle(language, each) }))
  const titleOf = (plan: string) => plans.find((each) => each.plan === plan)?.title ?? plan
  return {
    kind: 'page',
    title: words.title,
    ...(faults.length > 0 ? { status: 422 } : {}),
    body: (
      <>
        <SearchForm form={form} faults={faults} plans={plans} today={today} />
        {query.has('found') && (
          <Results
            people={people.filter((person) => person !== undefined)}
            of={Number(query.get('of'))}
            clinic={clinic}
          />
        )}
        {!query.has('found') && (
          <>
            <Checkouts id="today" title={words.today} list={recent.filter(isToday)} {...{ clinic, titleOf }}>
              {words.noneToday}
            </Checkouts>
            <Checkouts
              id="recent"
              title={words.earlier}
              list={recent.filter((each) => !isToday(each))}
              {...{ clinic, titleOf }}
            >
              {words.noneEarlier(RECENT_DAYS)}
            </Checkouts>
          </>
        )}
      </>
    ),
  }
}

type FormGiven = {
  form: URLSearchParams
  faults: readonly FieldError[]
  plans: readonly { plan: string; title: string }[]
  today: string
}

const SearchForm = ({ form, faults, plans, today }: FormGiven) => {
  const words = useWords(searchWords)
  return (
    <form method="post" action={PATIENTS} class="card">
      <div class="row">
        <label class="wide">
          {words.label}
          <input type="search" name="q" value={formValue(form, 'q')} autocomplete="off" data-find="" />
          <FaultOf faults={faults} at="/q" />
        </label>
        <button type="submit">{words.find}</button>
      </div>
      <details open={['day', 'plan', 'injector'].some((name) => formValue(form, name) !== '')}>
        <summary>{words.filters}</summary>
        <div class="row">
          <label>
            {words.treatment}
            <select name="plan">
              <option value="">{words.any}</option>
              {plans.map(({ plan, title }) => (
                <option key={plan} value={plan} selected={plan === formValue(form, 'plan')}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.injector}
            <input name="injector" value={formValue(form, 'injector')} autocomplete="off" maxlength={60} />
          </label>
          <label>
            {words.day}
            <input type="date" name="day" value={formValue(form, 'day')} max={today} />
          </label>
        </div>
        <p class="hint">{words.hint(FILTER_DAYS)}</p>
      </details>
    </form>
  )
}

const Results = ({ people, of, clinic }: { people: readonly Patient[]; of: number; clinic: Clinic }) => {
  const words = useWords(searchWords)
  return (
    <section aria-label={words.found}>
      <p role="status">
        {people.length === 0
          ? words.none
          : of > people.length
            ? words.first(people.length, of)
            : words.count(people.length)}
      </p>
      <ul class="plain results">
        {people.map((person) => (
          <li key={person.personId}>
            <PatientLink person={person} />
            {person.phone && <Phone phone={person.phone} clinic={clinic} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

const PatientLink = ({ person: { personId, name, known } }: { person: Patient }) => {
  const words = useWords(searchWords)
  return (
    <a class="item" href={`${PATIENTS}/${personId}`} data-row="">
      <strong>
        <bdi>{name || words.unknown}</bdi>
      </strong>
      {!known && ` ${words.before}`}
    </a>
  )
}

type CheckoutsGiven = {
  id: string
  title: string
  list: readonly Checkout[]
  clinic: Clinic
  titleOf(plan: string): string
  children: string
}

const Checkouts = ({ id, title, list, clinic, titleOf, children }: CheckoutsGiven) => {
  const language = useLanguage()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {list.length === 0 && <p class="hint">{children}</p>}
      <ul class="plain results">
        {list.map(({ person, treatment }) => (
          <li key={treatment.treatmentId}>
            <PatientLink person={person} />
            <span>
              {treatment.procedures
                .map(({ plan, areas, injector }) =>
                  [`${titleOf(plan)}: ${areas.map((area) => areaIn(language, area)).join(', ')}`, injector]
                    .filter(Boolean)
                    .join(', '),
                )
                .join('; ')}
            </span>
            <small>
              <When at={treatment.loggedAt} zone={clinic.zone} />
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const searchPages: readonly Page[] = [
  { method: 'GET', path: PATIENTS, roles: PERMISSIONS.tasks, respond: (deps, request) => searchPage(deps, request) },
  { method: 'POST', path: PATIENTS, roles: PERMISSIONS.tasks, respond: find },
]
