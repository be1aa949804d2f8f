/** Booking systems: which are connected, and how their events become treatments. */
import type { FieldError } from '../../core/fault.ts'
import { leavesOf } from '../../core/intake/leaves.ts'
import { FIELDS, type FieldName } from '../../core/intake/read-generic.ts'
import { SOURCES, SYSTEMS, sourceNamed } from '../../core/intake/source.ts'
import { setup as schema } from '../../http/intake.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { contentOf } from '../../use-cases/courses/override-plan.ts'
import { addressOf, getSetup, removeIntake, setUpIntake } from '../../use-cases/intake/set-up-intake.ts'
import { ActionButton, FaultOf, When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { formOf, SetupForm, setupIn } from './intake-form.tsx'

const PATH = '/console/booking-systems'
const SAID: Record<string, string> = {
  connected: 'The booking system is connected. Type its address in there.',
  removed: 'The booking system is disconnected: what it sends is refused.',
}
const MOST_SAMPLE = 50_000

const GONE: PageAnswer = {
  kind: 'page',
  title: 'No such booking system',
  status: 404,
  body: <p>There is no such booking system.</p>,
}

async function listPage(deps: ConsoleDeps, { caller, query }: PageRequest): Promise<PageAnswer> {
  const { clinic } = await clinicNowOf(deps, caller)
  const setups = await Promise.all(SOURCES.map((source) => getSetup(deps, clinic.clinicId, source)))
  return {
    kind: 'page',
    title: 'Booking systems',
    said: SAID[formValue(query, 'said')],
    body: (
      <>
        <p>They log treatments by themselves: each visit that is done becomes a treatment, or a task for the desk.</p>
        <ul class="plain">
          {SOURCES.map((source, i) => (
            <li key={source}>
              <a href={`${PATH}/${source}`}>{source === 'generic' ? 'Any other, by a signed hook' : SYSTEMS[source]}</a>{' '}
              {setups[i] ? (
                <small>
                  connected, changed <When at={setups[i].changedAt} zone={clinic.zone} />
                </small>
              ) : (
                <small>not connected</small>
              )}
            </li>
          ))}
        </ul>
      </>
    ),
  }
}

type Showing = { form?: URLSearchParams; faults?: readonly FieldError[]; sample?: string; status?: number }

async function sourcePage(deps: ConsoleDeps, request: PageRequest, showing: Showing = {}): Promise<PageAnswer> {
  const { caller, params } = request
  const source = sourceNamed(params.source)
  if (!source) return GONE
  const clinicNow = await clinicNowOf(deps, caller)
  const setup = await getSetup(deps, caller.clinicId, source)
  const { faults = [], sample = '', status } = showing
  const form = showing.form ?? formOf(setup)
  const read = sampled(sample)
  if (!('faults' in read)) for (const [name, at] of guessed(read.event)) if (!form.get(name)) form.set(name, at)
  form.set('sample', sample)
  const leaves = 'faults' in read ? [] : leavesOf(read.event)
  return {
    kind: 'page',
    title: source === 'generic' ? 'Any booking system' : SYSTEMS[source],
    ...(status ? { status } : {}),
    body: (
      <>
        <p>
          Address for the booking system:{' '}
          <input type="text" readonly value={addressOf(deps, caller.clinicId, source)} aria-label="Address" />
        </p>
        <section class="card" aria-labelledby="sample">
          <h2 id="sample">A sample event</h2>
          <p class="hint">
            Paste one event of the booking system (JSON), and choose its fields below instead of writing them. It is not
            kept.
          </p>
          <form method="post" action={`${PATH}/${source}/sample`}>
            <label>
              Event
              <textarea name="sample" rows={6}>
                {sample}
              </textarea>
              <FaultOf faults={'faults' in read && sample ? read.faults : []} at="/sample" />
            </label>
            <button type="submit" class="quiet">
              Show its fields
            </button>
          </form>
        </section>
        <section class="card" aria-labelledby="setup">
          <h2 id="setup">How it is connected</h2>
          <SetupForm
            {...{ form, faults, leaves }}
            to={`${PATH}/${source}`}
            plans={Object.values(contentOf(deps, clinicNow).plans)}
            isGeneric={source === 'generic'}
            isConnected={setup !== undefined}
          />
          {setup && <ActionButton to={`${PATH}/${source}/remove`} label="Disconnect" of={SYSTEMS[source]} quiet />}
        </section>
      </>
    ),
  }
}

function sampled(text: string): { event: unknown } | { faults: FieldError[] } {
  const fault = (detail: string) => ({ faults: [{ pointer: '/sample', detail }] })
  if (text.length > MOST_SAMPLE) return fault('This is too long: paste one event.')
  try {
    return { event: JSON.parse(text) as unknown }
  } catch {
    return fault('This is not JSON.')
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
  if (!source) return GONE
  const sample = formValue(form, 'sample')
  const read = sampled(sample)
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
    async respond(deps, { caller, params }) {
      const source = sourceNamed(params.source)
      if (!source) return GONE
      await removeIntake(deps, caller.clinicId, source)
      return { kind: 'go', to: `${PATH}?said=removed` }
    },
  },
]
