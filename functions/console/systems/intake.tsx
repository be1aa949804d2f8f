/** Booking systems: which are connected, and how their events become treatments. */
import type { FieldError } from '../../core/fault.ts'
import { leavesOf } from '../../core/intake/leaves.ts'
import { FIELDS, type FieldName } from '../../core/intake/read-generic.ts'
import { SOURCES, SYSTEMS, sourceNamed } from '../../core/intake/source.ts'
import { setup as schema } from '../../http/intake.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { contentOf } from '../../use-cases/courses/override-plan.ts'
import { addressOf, getSetup, removeIntake, setUpIntake } from '../../use-cases/intake/set-up-intake.ts'
import { framed } from '../settings/frame.tsx'
import { ActionButton, FaultOf, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { type IntakeWords, intakeWords } from '../words/intake.ts'
import { intakeFaultIn } from '../words/intake-faults.ts'
import { SetupForm } from './intake-form.tsx'
import { formOf, setupIn } from './intake-values.ts'

const PATH = '/console/booking-systems'
const MOST_SAMPLE = 50_000

function gone(request: PageRequest): PageAnswer {
  const words = intakeWords(request.language).gone
  return framed(request, { title: words.title, status: 404, children: <p>{words.text}</p> })
}

async function listPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const words = intakeWords(request.language)
  const { clinic } = await clinicNowOf(deps, request.caller)
  const setups = await Promise.all(SOURCES.map((source) => getSetup(deps, clinic.clinicId, source)))
  return framed(request, {
    title: words.title,
    said: words.said[formValue(request.query, 'said') as keyof typeof words.said],
    children: (
      <>
        <p>{words.intro}</p>
        <ul class="plain">
          {SOURCES.map((source, i) => (
            <li key={source}>
              <a href={`${PATH}/${source}`}>{source === 'generic' ? words.generic.inList : SYSTEMS[source]}</a>{' '}
              {setups[i] ? (
                <small>
                  {words.connected} <When at={setups[i].changedAt} zone={clinic.zone} />
                </small>
              ) : (
                <small>{words.notConnected}</small>
              )}
            </li>
          ))}
        </ul>
      </>
    ),
  })
}

type Showing = { form?: URLSearchParams; faults?: readonly FieldError[]; sample?: string; status?: number }

async function sourcePage(deps: ConsoleDeps, request: PageRequest, showing: Showing = {}): Promise<PageAnswer> {
  const { caller, params, language } = request
  const source = sourceNamed(params.source)
  if (!source) return gone(request)
  const words = intakeWords(language)
  const clinicNow = await clinicNowOf(deps, caller)
  const setup = await getSetup(deps, caller.clinicId, source)
  const { sample = '', status } = showing
  const faults = (showing.faults ?? []).map(intakeFaultIn(language))
  const form = showing.form ?? formOf(setup, language)
  const read = sampled(sample, words)
  if (!('faults' in read)) for (const [name, at] of guessed(read.event)) if (!form.get(name)) form.set(name, at)
  form.set('sample', sample)
  const leaves = 'faults' in read ? [] : leavesOf(read.event)
  const title = source === 'generic' ? words.generic.title : SYSTEMS[source]
  return framed(request, {
    ...{ title, status },
    children: (
      <>
        <label>
          {words.address.label} <small>{words.address.hint}</small>
          <input type="text" readonly value={addressOf(deps, caller.clinicId, source)} />
        </label>
        <Sample
          to={`${PATH}/${source}/sample`}
          text={sample}
          faults={'faults' in read ? read.faults : []}
          words={words}
        />
        <section class="card" aria-labelledby="setup">
          <h2 id="setup">{words.setup}</h2>
          <SetupForm
            {...{ form, faults, leaves, words, language }}
            to={`${PATH}/${source}`}
            plans={Object.values(contentOf(deps, clinicNow).plans)}
            isGeneric={source === 'generic'}
            isConnected={setup !== undefined}
          />
          {setup && <ActionButton to={`${PATH}/${source}/remove`} label={words.disconnect} of={title} quiet />}
        </section>
      </>
    ),
  })
}

type SampleGiven = { to: string; text: string; faults: readonly FieldError[]; words: IntakeWords }

const Sample = ({ to, text, faults, words: { sample: words } }: SampleGiven) => (
  <section class="card" aria-labelledby="sample">
    <h2 id="sample">{words.title}</h2>
    <p class="hint">{words.hint}</p>
    <form method="post" action={to}>
      <label>
        {words.label}
        <textarea name="sample" rows={6}>
          {text}
        </textarea>
        <FaultOf faults={text ? faults : []} at="/sample" />
      </label>
      <button type="submit" class="quiet">
        {words.show}
      </button>
    </form>
  </section>
)

function sampled(text: string, { sample: words }: IntakeWords): { event: unknown } | { faults: FieldError[] } {
  const fault = (detail: string) => ({ faults: [{ pointer: '/sample', detail }] })
  if (text.length > MOST_SAMPLE) return fault(words.tooLong)
  try {
    return { event: JSON.parse(text) as unknown }
  } catch {
    return fault(words.notJson)
  }
}

/** Fields that stand where they stand unless somebody says otherwise, or whose last name is the field's own. */
function guessed(event: unknown): [string, string][] {
  const leaves = leavesOf(event)
  return (Object.keys(FIELDS) as FieldName[]).flatMap((name): [string, string][] => {
    const last = (at: string) => at.split('/').at(-1)?.replaceAll(/[_-]/g, '').toLowerCase()
    const found =
      leaves.find(({ at }) => at === FIELDS[name]) ?? leaves.find(({ at }) => last(at) === name.toLowerCase())
    return found ? [[`at.${name}`, found.at]] : []
  })
}

async function saved(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, params, form } = request
  const source = sourceNamed(params.source)
  if (!source) return gone(request)
  const sample = formValue(form, 'sample')
  const read = sampled(sample, intakeWords(request.language))
  const checked = check(schema, setupIn(form, 'faults' in read ? [] : leavesOf(read.event)))
  const given =
    'faults' in checked
      ? undefined
      : { ...checked.body, clinicId: caller.clinicId, source, by: caller.id, name: caller.name }
  const result = given && (await setUpIntake(deps, given as Parameters<typeof setUpIntake>[1]))
  if (result?.kind === 'set-up') return { kind: 'go', to: `${PATH}?said=connected` }
  const faults = result?.faults ?? ('faults' in checked ? checked.faults : [])
  form.delete('secret')
  return sourcePage(deps, request, { form, faults, sample, status: 422 })
}

const roles = PERMISSIONS.administer

export const intakePages: readonly Page[] = [
  { method: 'GET', path: PATH, roles, respond: listPage },
  { method: 'GET', path: `${PATH}/{source}`, roles, respond: (deps, request) => sourcePage(deps, request) },
  { method: 'POST', path: `${PATH}/{source}`, roles, respond: saved },
  {
    method: 'POST',
    path: `${PATH}/{source}/sample`,
    roles,
    respond: (deps, request) => sourcePage(deps, request, { sample: formValue(request.form, 'sample') }),
  },
  {
    method: 'POST',
    path: `${PATH}/{source}/remove`,
    roles,
    async respond(deps, request) {
      const { caller, params } = request
      const source = sourceNamed(params.source)
      if (!source) return gone(request)
      await removeIntake(deps, caller.clinicId, source)
      return { kind: 'go', to: `${PATH}?said=removed` }
    },
  },
]
