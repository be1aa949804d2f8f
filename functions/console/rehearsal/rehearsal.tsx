/**
 * A rehearsal: somebody plays patient and staff on drawn phones while the production use cases run. Nothing is kept
 * between two requests: the form carries the moves made so far, and each request plays them again from the start.
 */
import type { FieldError } from '../../core/fault.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { contentOf } from '../../use-cases/courses/override-plan.ts'
import { type Rehearsed, rehearse } from '../../use-cases/rehearsal/rehearse.ts'
import { arrivedOf, differences, savedRun } from '../../use-cases/rehearsal/saved-run.ts'
import type { SavedRun, Scenario } from '../../use-cases/rehearsal/scenario.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { planTitle } from '../words/plans.ts'
import { rehearsalWords } from '../words/rehearsal.ts'
import { faultIn } from '../words/row-faults.ts'
import { Compared } from './compared.tsx'
import { json, savedRunOf, scenarioOf } from './file.ts'
import { chosen, formOf, leftOf, moveOf } from './form.ts'
import { Setup } from './setup.tsx'
import { Stage } from './stage-panel.tsx'

type Played = Extract<Rehearsed, { kind: 'played' }>
type Here = { deps: ConsoleDeps; clinicNow: ClinicSnapshot; form: URLSearchParams; language: ConsoleLanguage }

/** What is shown: where a rehearsal is set up, or where it is played. */
type Shown =
  | { kind: 'setup'; form: URLSearchParams; faults: readonly FieldError[] }
  | ({ kind: 'stage'; scenario: Scenario; played: Played } & Required<Omit<More, 'saved'>> & Pick<More, 'saved'>)

/** `left`: what was typed and not sent. */
type More = { title: string; faults?: readonly FieldError[]; left?: Record<string, string>; saved?: SavedRun }

const currentRehearsal = async (deps: ConsoleDeps, { caller, form, language }: PageRequest): Promise<Here> => ({
  language,
  deps,
  clinicNow: await clinicNowOf(deps, caller),
  form,
})

const setup = (form: URLSearchParams, faults: readonly FieldError[] = []): Shown => ({ kind: 'setup', form, faults })

async function play({ deps, clinicNow, language }: Here, scenario: Scenario, more: More): Promise<Shown> {
  const played = await rehearse(deps, clinicNow, scenario)
  if (played.kind === 'refused')
    return setup(formOf(scenario, clinicNow.clinic.zone), played.faults.map(faultIn(language)))
  return { kind: 'stage', scenario, played, faults: [], left: {}, ...more }
}

const titleOf = ({ deps }: Here, { patient, procedures }: Scenario): string =>
  [...procedures.map(({ plan }) => deps.content().plans[plan]?.title ?? plan), patient.name].join(', ')

async function begin(at: Here): Promise<Shown> {
  const { form, deps, clinicNow } = at
  const checked = scenarioOf(chosen(form, { zone: clinicNow.clinic.zone, now: deps.now() }), at.language)
  if ('faults' in checked) return setup(form, checked.faults)
  return play(at, checked.value, { title: titleOf(at, checked.value) })
}

async function load(at: Here): Promise<Shown> {
  const checked = savedRunOf(formValue(at.form, 'file'), at.language)
  if ('faults' in checked) return setup(at.form, checked.faults)
  return play(at, checked.value.scenario, {
    title: checked.value.title || titleOf(at, checked.value.scenario),
    saved: checked.value,
  })
}

/** The moves made so far and the one that was asked for. One that cannot be made is not added, and said. */
async function goOn(at: Here): Promise<Shown> {
  const { form, clinicNow, language } = at
  const kept = scenarioOf(json(formValue(form, 'scenario')), language)
  if ('faults' in kept) return setup(new URLSearchParams(), [{ pointer: '', detail: rehearsalWords(language).lost }])
  const scenario = kept.value
  const title = formValue(form, 'title').slice(0, 80) || titleOf(at, scenario)
  switch (formValue(form, 'do')) {
    case 'setup':
      return setup(formOf(scenario, clinicNow.clinic.zone))
    case 'restart':
      return play(at, { ...scenario, moves: [] }, { title })
    case 'undo':
      return play(at, { ...scenario, moves: scenario.moves.slice(0, -1) }, { title })
    case 'show':
    case 'save':
      return play(at, scenario, { title })
  }
  const move = moveOf(form)
  const more = move && scenarioOf({ ...scenario, moves: [...scenario.moves, move] }, language)
  if (!more || 'faults' in more)
    return play(at, scenario, { title, faults: more?.faults ?? [], left: leftOf(form, undefined) })
  return play(at, more.value, { title, left: leftOf(form, move) })
}

function answer(at: Here): Promise<Shown> {
  const wish = formValue(at.form, 'do')
  return wish === 'begin' ? begin(at) : wish === 'load' ? load(at) : goOn(at)
}

const Body = ({ at: { deps, clinicNow, language }, shown }: { at: Here; shown: Shown }) => {
  if (shown.kind === 'setup')
    return (
      <Setup
        form={shown.form}
        faults={shown.faults}
        clinicNow={clinicNow}
        plans={Object.values(contentOf(deps, clinicNow).plans).map((plan) => ({
          ...plan,
          title: planTitle(language, plan),
        }))}
        now={deps.now()}
      />
    )
  const { saved, kind: _, ...stage } = shown
  return (
    <>
      {saved && (
        <Compared saved={saved} clinicNow={clinicNow} {...differences(saved.arrived, arrivedOf(stage.played.lines))} />
      )}
      <Stage {...stage} clinicNow={clinicNow} />
    </>
  )
}

const page = (at: Here, shown: Shown): PageAnswer => ({
  kind: 'page',
  title: rehearsalWords(at.language).title,
  ...(shown.faults.length > 0 ? { status: 422 } : {}),
  body: (
    <>
      <p class="hidden" id="told" role="status" />
      <div data-stage="/console/rehearsal/stage">
        <Body at={at} shown={shown} />
      </div>
    </>
  ),
})

const fileOf = ({ clinicNow }: Here, { title, scenario, played }: Extract<Shown, { kind: 'stage' }>): PageAnswer => ({
  kind: 'file',
  type: 'application/json',
  name: `${
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'rehearsal'
  }.scenario.json`,
  content: `${JSON.stringify(savedRun(title, clinicNow, scenario, played.lines), null, 2)}\n`,
})

export const rehearsalPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/console/rehearsal',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const at = await currentRehearsal(deps, request)
      return page(at, setup(new URLSearchParams({ plan: request.query.get('plan') ?? '' })))
    },
  },
  {
    method: 'POST',
    path: '/console/rehearsal',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const at = await currentRehearsal(deps, request)
      const shown = await answer(at)
      return shown.kind === 'stage' && formValue(at.form, 'do') === 'save' ? fileOf(at, shown) : page(at, shown)
    },
  },
  {
    method: 'POST',
    path: '/console/rehearsal/stage',
    roles: PERMISSIONS.tasks,
    async respond(deps, request) {
      const at = await currentRehearsal(deps, request)
      return { kind: 'part', body: <Body at={at} shown={await answer(at)} /> }
    },
  },
]
