/** One-off changes of the rota: somebody stands in, two people swap, or a change is taken back. */
import { DUTIES } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { addOverrides, removeOverride, type Swap, swap } from '../../use-cases/on-call/change-rota.ts'
import { formValue, type Page, type PageAnswer } from '../shared/page.ts'
import { typedInstant, wallField } from '../shared/wall-clock.ts'
import { onCallWords } from '../words/on-call.ts'
import { rotaWords } from '../words/rota.ts'
import { Overrides, type Said, StandInForm, SwapForm } from './change-forms.tsx'
import { framed, type Here, ON_CALL, rotaPage, type Tried, tryChange } from './frame.tsx'

export const CHANGES = `${ON_CALL}/changes`
const NOBODY = 'nobody'

type Showing = { standIn?: Said; swapping?: Said; removing?: Said; status?: number }

/** The form as a link from a gap fills it: instants in the address, wall clock in the fields. */
function filledByLink({ request: { query }, clinicNow: { clinic } }: Here): URLSearchParams {
  const form = new URLSearchParams({ duty: query.get('duty') ?? '' })
  for (const name of ['from', 'until']) {
    const at = query.get(name) ?? ''
    if (!Number.isNaN(Date.parse(at))) form.set(name, wallField(new Date(at).toISOString(), clinic.zone))
  }
  return form
}

function changesPage(at: Here, { standIn, swapping, removing, status }: Showing = {}): PageAnswer {
  const { clinic, rota } = at.clinicNow
  const { language, query } = at.request
  const flash: Record<string, string> = rotaWords(language).changes.saved
  const now = at.deps.now()
  return framed(at, {
    title: onCallWords(language).tabs.changes,
    said: flash[query.get('saved') ?? ''],
    ...(status ? { status } : {}),
    children: (
      <>
        <div class="columns even">
          <StandInForm {...{ rota, clinic, now }} said={standIn ?? { form: filledByLink(at) }} />
          <SwapForm
            {...{ rota, clinic, now }}
            said={swapping ?? { form: new URLSearchParams({ staff: at.request.caller.id }) }}
          />
        </div>
        <Overrides {...{ rota, clinic, now }} removing={removing} />
      </>
    ),
  })
}

/** Where a form stood, the page is shown again with what is to be mended; else the browser goes on. */
function answered(at: Here, tried: Tried, done: string, which: 'standIn' | 'swapping' | 'removing'): PageAnswer {
  if (tried.kind === 'done') return { kind: 'go', to: `${CHANGES}?saved=${done}` }
  const status = tried.kind === 'refused' ? 422 : 409
  return changesPage(at, { [which]: { form: at.request.form, tried }, status })
}

type Typed<T> = { typed: T } | { faults: FieldError[] }

/** The duty and the stretch that a form names, by the clinic's clock. */
function stretchIn({ request: { form, language }, clinicNow: { clinic } }: Here, back = ''): Typed<StretchTyped> {
  const { zone } = clinic
  const at = back ? '/back' : ''
  const { labels, changes } = rotaWords(language)
  const [begins, ends] = back ? [labels.backFrom, labels.backUntil] : [labels.from, labels.until]
  const from = typedInstant(formValue(form, `${back}from`), zone, {
    pointer: `${at}/startsAt`,
    label: begins,
    language,
  })
  const until = typedInstant(formValue(form, `${back}until`), zone, { pointer: `${at}/endsAt`, label: ends, language })
  const duty = DUTIES.find((each) => each === formValue(form, 'duty'))
  const faults = [
    ...(duty ? [] : [{ pointer: '/duty', detail: changes.needs.duty }]),
    ...('faults' in from ? from.faults : []),
    ...('faults' in until ? until.faults : []),
  ]
  if (!duty || 'faults' in from || 'faults' in until) return { faults }
  return { typed: { duty, startsAt: from.at, endsAt: until.at } }
}

type StretchTyped = { duty: (typeof DUTIES)[number]; startsAt: string; endsAt: string }

async function standIn(at: Here): Promise<PageAnswer> {
  const { deps, request } = at
  const { needs } = rotaWords(request.language).changes
  const staffId = formValue(request.form, 'staff')
  const stretch = stretchIn(at)
  const faults = [
    ...('faults' in stretch ? stretch.faults : []),
    ...(staffId ? [] : [{ pointer: '/staffId', detail: needs.standIn }]),
  ]
  if ('faults' in stretch || faults.length > 0) return answered(at, { kind: 'refused', faults }, '', 'standIn')
  const override = { ...stretch.typed, staffId: staffId === NOBODY ? undefined : staffId }
  const tried = await tryChange(at, (how) => addOverrides(deps, request.caller.clinicId, [override], how))
  return answered(at, tried, 'stand-in', 'standIn')
}

function swapIn(at: Here): Typed<{ swapping: Swap; taker: string }> {
  const { form, language } = at.request
  const { needs } = rotaWords(language).changes
  const [staffId, taker] = [formValue(form, 'staff'), formValue(form, 'with')]
  const from = stretchIn(at)
  const returns = formValue(form, 'back.from') !== '' || formValue(form, 'back.until') !== ''
  const back = returns ? stretchIn(at, 'back.') : undefined
  const faults = [
    ...('faults' in from ? from.faults : []),
    ...(back && 'faults' in back ? back.faults.filter(({ pointer }) => pointer !== '/duty') : []),
    ...(staffId ? [] : [{ pointer: '/staffId', detail: needs.giver }]),
    ...(taker ? [] : [{ pointer: '/with', detail: needs.taker }]),
  ]
  if ('faults' in from || (back && 'faults' in back) || faults.length > 0) return { faults }
  const first = { ...from.typed, staffId }
  return {
    typed: { taker, swapping: back ? { from: first, back: { ...back.typed, staffId: taker } } : { from: first } },
  }
}

async function swapped(at: Here): Promise<PageAnswer> {
  const wanted = swapIn(at)
  if ('faults' in wanted) return answered(at, { kind: 'refused', faults: wanted.faults }, '', 'swapping')
  const { swapping, taker } = wanted.typed
  const { clinicId } = at.request.caller
  const tried = await tryChange(at, (how) => swap(at.deps, clinicId, swapping, taker, how))
  return answered(at, tried, 'swap', 'swapping')
}

async function removed(at: Here): Promise<PageAnswer> {
  const { caller, form } = at.request
  const tried = await tryChange(at, (how) => removeOverride(at.deps, caller.clinicId, formValue(form, 'override'), how))
  return answered(at, tried, 'removed', 'removing')
}

const post = (path: string, act: (at: Here) => Promise<PageAnswer>): Page =>
  rotaPage('POST', `${CHANGES}/${path}`, PERMISSIONS.clinical, act)

export const changesPages: readonly Page[] = [
  rotaPage('GET', CHANGES, PERMISSIONS.clinical, changesPage),
  post('stand-in', standIn),
  post('swap', swapped),
  post('remove', removed),
]
