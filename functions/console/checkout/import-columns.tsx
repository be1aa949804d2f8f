/** The question of what each column of a file is: asked once for a header, with what the column holds beside it. */
import { LEFT_OUT } from '../../core/courses/table-columns.ts'
import { CHOICES, columnKey } from '../../core/courses/table-layout.ts'
import type { UnknownHeader } from '../../core/courses/treatment-file.ts'
import { humanize } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { Table } from '../shared/table.tsx'

const LONGEST_SHOWN = 40

const labelOf = (choice: string): string => (choice === LEFT_OUT ? 'Leave it out' : humanize(choice))

export const Columns = ({ header, form }: { header: UnknownHeader; form: URLSearchParams }) => (
  <section aria-labelledby="columns">
    <h2 id="columns">What is each column?</h2>
    <p class="hint">
      Choose what each column holds. This is asked once: files with the same columns are read like this from then on. A
      name, a date and a procedure are needed, a phone or e-mail, and consent.
    </p>
    <Table
      caption="Columns of the file"
      unseen
      columns={['Column', 'First rows', 'It is']}
      rows={header.names.map((name, i) => [
        name || `Column ${i + 1}`,
        header.samples
          .map((row) => (row[i] ?? '').slice(0, LONGEST_SHOWN))
          .filter(Boolean)
          .join(' · '),
        <select name={`column.${i}`} aria-label={`${name || `Column ${i + 1}`} is`}>
          {CHOICES.map((choice) => (
            <option
              key={choice}
              value={choice}
              selected={choice === (form.has(`column.${i}`) ? formValue(form, `column.${i}`) : guessed(header, i))}
            >
              {labelOf(choice)}
            </option>
          ))}
        </select>,
      ])}
    />
  </section>
)

/** What its name says, unless another column says the same. */
function guessed({ columns }: UnknownHeader, i: number): string {
  const column = columns[i] ?? LEFT_OUT
  return CHOICES.includes(column) && columns.indexOf(column) === i ? column : LEFT_OUT
}

/** What was chosen, by the header's names. */
export const columnsIn = (form: URLSearchParams, { names }: UnknownHeader): Record<string, string> =>
  Object.fromEntries(names.map((name, i) => [columnKey(name), formValue(form, `column.${i}`) || LEFT_OUT]))
