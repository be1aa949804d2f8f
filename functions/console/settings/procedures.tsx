/** What the clinic offers: procedures, areas and products. */
import { capital } from '../../core/capital.ts'
import type { Offer } from '../../core/clinic/offers.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { FaultOf, Faults, Hidden } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import { Tick } from '../shared/fields.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { areaIn, planTitle } from '../words/plans.ts'
import { type ProcedureWords, procedureWords } from '../words/procedures.ts'
import { settingsWords } from '../words/settings.ts'
import { editing } from './editing.tsx'
import { type Showing, saveSettings } from './save-settings.ts'
import { SETTINGS_PATH } from './sections.ts'

const PATH = `${SETTINGS_PATH}/procedures`

/** The form as it is saved now; a clinic that has not said offers every plan. */
function formOf(plans: readonly CarePlan[], offers: readonly Offer[] | undefined): URLSearchParams {
  const form = new URLSearchParams()
  for (const { plan } of plans) {
    const offer = offers?.find((each) => each.plan === plan)
    if (offers === undefined || offer) form.append('offered', plan)
    for (const area of offer?.areas ?? []) form.append(`areas.${plan}`, area)
    form.set(`products.${plan}`, (offer?.products ?? []).join('\n'))
  }
  return form
}

const linesIn = (form: URLSearchParams, name: string): string[] =>
  formValue(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const offersIn = (plans: readonly CarePlan[], form: URLSearchParams): Offer[] =>
  plans
    .filter(({ plan }) => form.getAll('offered').includes(plan))
    .map(({ plan }) => ({
      plan,
      areas: form.getAll(`areas.${plan}`),
      products: linesIn(form, `products.${plan}`),
    }))

async function proceduresPage(
  deps: ConsoleDeps,
  request: PageRequest,
  { form: typed, faults = [], overtaken }: Showing = {},
): Promise<PageAnswer> {
  const { language, caller } = request
  const { clinic, versions } = await clinicNowOf(deps, caller)
  const plans = Object.values(deps.content().plans)
  const words = procedureWords(language)
  const common = settingsWords(language)
  const form = typed ?? formOf(plans, clinic.offers)
  return editing(request, {
    title: words.title,
    faults,
    overtaken,
    children: (
      <form method="post" action={PATH} class="settings" data-once>
        <p>{words.intro}</p>
        <Hidden name="seen" value={versions.clinic} />
        <Faults faults={faults} />
        {plans.map((plan) => (
          <OnePlan key={plan.plan} {...{ plan, form, faults, words, language }} at={offerAt(plans, form, plan.plan)} />
        ))}
        <p class="buttons">
          <button type="submit">{common.save}</button>
        </p>
      </form>
    ),
  })
}

/** Where the plan stands among those that the form offers, as faults name it. */
const offerAt = (plans: readonly CarePlan[], form: URLSearchParams, plan: string): string =>
  `/offers/${offersIn(plans, form).findIndex((each) => each.plan === plan)}`

type PlanGiven = {
  plan: CarePlan
  form: URLSearchParams
  faults: readonly FieldError[]
  words: ProcedureWords
  language: ConsoleLanguage
  at: string
}

const OnePlan = ({ plan: { plan, title, areas }, form, faults, words, language, at }: PlanGiven) => (
  <section class="card" aria-labelledby={plan}>
    <h2 id={plan}>{planTitle(language, { plan, title })}</h2>
    <Tick form={form} name="offered" value={plan} label={words.offered} />
    <fieldset class="ticks">
      <legend>
        {words.areas} <small>{words.areasHint}</small>
      </legend>
      {areas.map((area) => (
        <Tick key={area} form={form} name={`areas.${plan}`} value={area} label={capital(areaIn(language, area))} />
      ))}
    </fieldset>
    <label>
      {words.products.label} <small>{words.products.hint}</small>
      <textarea name={`products.${plan}`} rows={3}>
        {form.get(`products.${plan}`) ?? ''}
      </textarea>
      <FaultOf faults={faults} at={`${at}/products`} />
    </label>
  </section>
)

const saved = (deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> => {
  const { form, language } = request
  const { none } = procedureWords(language)
  const again = ({ faults = [], ...showing }: Showing) => {
    const said = language === 'en' ? faults : faults.map((fault) => ({ ...fault, detail: none }))
    return proceduresPage(deps, request, { form, ...showing, faults: said })
  }
  const given = { offers: offersIn(Object.values(deps.content().plans), form) }
  return saveSettings(deps, request, { given, path: PATH, again })
}

const roles = PERMISSIONS.administer

export const procedurePages: readonly Page[] = [
  { method: 'GET', path: PATH, roles, respond: (deps, request) => proceduresPage(deps, request) },
  { method: 'POST', path: PATH, roles, respond: saved },
]
