/** Who changed what of the clinic, month by month. */

import type { FieldChange } from '../../core/clinic/clinic-change.ts'
import { isDate } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { changesOf, OPERATOR } from '../../use-cases/store/change-log.ts'
import { When } from '../shared/components.tsx'
import { clinicOf } from '../shared/current-clinic.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'
import { ScrollableTable, Table } from '../shared/table.tsx'
import { type LogWords, logWords } from '../words/log.ts'
import { framed } from './frame.tsx'
import { SETTINGS_PATH } from './sections.ts'

const PATH = `${SETTINGS_PATH}/log`

async function logPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const { caller, language, query } = request
  const clinic = await clinicOf(deps, caller)
  const words = logWords(language)
  const thisMonth = deps.now().slice(0, 7)
  const asked = formValue(query, 'month')
  const month = isDate(`${asked}-01`) ? asked : thisMonth
  const changes = await changesOf(deps, clinic.clinicId, month)
  return framed(request, {
    title: words.title,
    children: (
      <>
        <p>{words.intro}</p>
        <form method="get" action={PATH} class="row">
          <label>
            {words.month} <input type="month" name="month" value={month} max={thisMonth} />
          </label>
          <button type="submit">{words.show}</button>
        </form>
        {changes.length === 0 ? (
          <p>{words.empty}</p>
        ) : (
          <ScrollableTable label={words.title}>
            <Table
              caption={words.title}
              unseen
              columns={words.columns}
              rows={changes.map(({ at, by, name, changes: fields }) => [
                <When at={at} zone={clinic.zone} />,
                by === OPERATOR.id ? words.operator : <bdi>{name}</bdi>,
                <Fields {...{ fields, words }} />,
              ])}
            />
          </ScrollableTable>
        )}
      </>
    ),
  })
}

const Fields = ({ fields, words }: { fields: readonly FieldChange[]; words: LogWords }) => (
  <ul class="plain">
    {fields.map(({ field, from, to }) => (
      <li key={field}>
        <strong>{nameOf(field, words)}</strong>: {from !== undefined && <del>{from}</del>}{' '}
        {from !== undefined && to === undefined ? words.nothing : <ins>{to}</ins>}
      </li>
    ))}
  </ul>
)

/** `staff/dr-lee/phone` → `Staff, dr-lee: phone`. */
function nameOf(field: string, { fields }: LogWords): string {
  const [part = '', ...rest] = field.split('/')
  const last = rest.pop()
  const said = last === undefined ? '' : (fields[last] ?? last)
  return [[fields[part] ?? part, ...rest].join(', '), said].filter(Boolean).join(': ')
}

export const logPages: readonly Page[] = [
  { method: 'GET', path: PATH, roles: PERMISSIONS.administer, respond: logPage },
]
