/** What each service in a file of visits is: listed, added, changed and removed, one at a time. */
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import type { ServiceRow } from '../../core/intake/services.ts'
import { serviceTable } from '../../http/intake.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { importServicesOf } from '../../use-cases/courses/import-layouts.ts'
import { changeImportService, type ServiceChanged } from '../../use-cases/courses/import-services.ts'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { SERVICES } from '../shared/services-path.ts'
import { ScrollableTable, Table } from '../shared/table.tsx'
import { planTitle } from '../words/plans.ts'
import { servicesWords } from '../words/services.ts'
import { framed, inWords } from './frame.tsx'
import { areasIn, formOf, rowIn, ServiceForm } from './service-form.tsx'

/** A service's place in the console's addresses. */
const idOf = (deps: ConsoleDeps, { service }: ServiceRow): string => deps.sha256(service).slice(0, 16)
const plansOf = (deps: ConsoleDeps): CarePlan[] => Object.values(deps.content().plans)

type Showing = { form?: URLSearchParams; faults?: readonly FieldError[]; refused?: string }

async function listPage(
  deps: ConsoleDeps,
  request: PageRequest,
  { form = new URLSearchParams(), faults = [], refused }: Showing = {},
): Promise<PageAnswer> {
  const { language, caller, query } = request
  const words = servicesWords(language)
  const plans = plansOf(deps)
  const rows = (await importServicesOf(deps, caller.clinicId))?.services ?? []
  const planOf = ({ plan = '', aftercare }: ServiceRow) => {
    const title = plans.find((each) => each.plan === plan)?.title ?? plan
    return aftercare === false ? words.noAftercare : planTitle(language, { plan, title })
  }
  return framed(request, {
    title: words.title,
    said: words.said[query.get('said') as keyof typeof words.said],
    status: refused ? 409 : faults.length > 0 ? 422 : undefined,
    children: (
      <>
        <p>{words.intro}</p>
        {refused && (
          <p class="warning" role="alert">
            {refused}
          </p>
        )}
        {rows.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <ScrollableTable label={words.list}>
            <Table
              caption={words.list}
              columns={words.columns}
              rows={rows.map((row) => [
                <a href={`${SERVICES}/${idOf(deps, row)}`} aria-label={`${words.change}: ${row.service}`}>
                  {row.service}
                </a>,
                planOf(row),
                areasIn(row, language),
                row.product ?? '',
              ])}
            />
          </ScrollableTable>
        )}
        <section class="card settings" aria-labelledby="add">
          <h2 id="add">{words.addTitle}</h2>
          <ServiceForm to={SERVICES} label={words.add} {...{ form, faults, words, plans, language }} />
        </section>
      </>
    ),
  })
}

async function onePage(
  deps: ConsoleDeps,
  request: PageRequest,
  row: ServiceRow,
  { form = formOf(row), faults = [] }: Showing = {},
): Promise<PageAnswer> {
  const { language } = request
  const words = servicesWords(language)
  const to = `${SERVICES}/${idOf(deps, row)}`
  return framed(request, {
    title: words.changeTitle,
    status: faults.length > 0 ? 422 : undefined,
    children: (
      <>
        <section class="card settings" aria-label={row.service}>
          <ServiceForm to={to} label={words.save} plans={plansOf(deps)} {...{ form, faults, words, language }} />
          <form method="post" action={`${to}/remove`} data-once>
            <button type="submit" class="danger">
              {words.remove}
            </button>
          </form>
        </section>
        <p>
          <a href={SERVICES}>{words.back}</a>
        </p>
      </>
    ),
  })
}

/** The service that the address means, for as long as it is listed. */
async function ofService(
  deps: ConsoleDeps,
  request: PageRequest,
  answer: (row: ServiceRow) => Promise<PageAnswer>,
): Promise<PageAnswer> {
  const rows = (await importServicesOf(deps, request.caller.clinicId))?.services ?? []
  const row = rows.find((each) => idOf(deps, each) === request.params.id)
  return row ? answer(row) : listPage(deps, request, { refused: servicesWords(request.language).said.gone })
}

/** Adds what the form says, or puts it in the place of `was`. */
async function saved(deps: ConsoleDeps, request: PageRequest, was?: ServiceRow): Promise<PageAnswer> {
  const { caller, form, language } = request
  const words = servicesWords(language)
  const again = (faults: readonly FieldError[]) =>
    was ? onePage(deps, request, was, { form, faults }) : listPage(deps, request, { form, faults })
  const checked = check(serviceTable, [rowIn(form)])
  if ('faults' in checked) {
    const faults = checked.faults.map((fault) => ({ ...fault, pointer: fault.pointer.replace(/^\/0(\/\w+).*$/, '$1') }))
    return again(inWords(faults, words.needs))
  }
  const [row] = checked.body as ServiceRow[]
  const by = { clinicId: caller.clinicId, by: caller.id }
  const done = await changeImportService(deps, { ...by, ...(was ? { was: was.service } : {}), ...(row ? { row } : {}) })
  // What is wrong with a name that is there is that another row has it.
  const needs = { ...words.needs, service: words.twice }
  return done.kind === 'invalid'
    ? again(inWords(done.faults, needs))
    : after(deps, request, done, was ? 'saved' : 'added')
}

async function after(
  deps: ConsoleDeps,
  request: PageRequest,
  done: Exclude<ServiceChanged, { kind: 'invalid' }>,
  said: 'added' | 'saved' | 'removed',
): Promise<PageAnswer> {
  const words = servicesWords(request.language)
  switch (done.kind) {
    case 'changed':
      return { kind: 'go', to: `${SERVICES}?said=${said}` }
    case 'gone':
      return listPage(deps, request, { refused: words.said.gone })
    case 'too-many':
      return listPage(deps, request, { form: request.form, refused: words.tooMany })
  }
}

const roles = PERMISSIONS.administer

export const servicesPages: readonly Page[] = [
  { method: 'GET', path: SERVICES, roles, respond: (deps, request) => listPage(deps, request) },
  { method: 'POST', path: SERVICES, roles, respond: (deps, request) => saved(deps, request) },
  {
    method: 'GET',
    path: `${SERVICES}/{id}`,
    roles,
    respond: (deps, request) => ofService(deps, request, (row) => onePage(deps, request, row)),
  },
  {
    method: 'POST',
    path: `${SERVICES}/{id}`,
    roles,
    respond: (deps, request) => ofService(deps, request, (row) => saved(deps, request, row)),
  },
  {
    method: 'POST',
    path: `${SERVICES}/{id}/remove`,
    roles,
    respond: (deps, request) =>
      ofService(deps, request, async ({ service }) => {
        const { clinicId, id } = request.caller
        const done = await changeImportService(deps, { clinicId, by: id, was: service })
        return done.kind === 'invalid' ? listPage(deps, request) : after(deps, request, done, 'removed')
      }),
  },
]
