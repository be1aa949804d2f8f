/** The question of what each column of a file is: asked once for a header, with what the column holds beside it. */
import { LEFT_OUT } from '../../core/courses/table-columns.ts'
import { CHOICES, columnKey } from '../../core/courses/table-layout.ts'
import type { UnknownHeader } from '../../core/courses/treatment-file.ts'
import { humanize } from '../shared/components.tsx'
import { formValue } from '../shared/page.ts'
import { Table } from '../shared/table.tsx'
import type { ImportWords } from '../words/import.ts'

const LONGEST_SHOWN = 40

const labelOf = (choice: string, words: ImportWords): string =>
  choice === LEFT_OUT ? words.columns.leaveOut : (words.choices[choice] ?? humanize(choice))

type Asked = { header: UnknownHeader; form: URLSearchParams; words: ImportWords }

export const Columns = ({ header, form, words }: Asked) => (
  <section aria-labelledby="columns">
    <h2 id="columns">{words.columns.title}</h2>
    <p class="hint">{words.columns.hint}</p>
    <Table
      caption={words.columns.caption}
      unseen
      columns={words.columns.heads}
      rows={header.names.map((name, i) => [
        name || words.column(i + 1),
        header.samples
          .map((row) => (row[i] ?? '').slice(0, LONGEST_SHOWN))
          .filter(Boolean)
          .join(' · '),
        <select name={`column.${i}`} aria-label={words.isWhat(name || words.column(i + 1))}>
          {CHOICES.map((choice) => (
            <option
              key={choice}
              value={choice}
              selected={choice === (form.has(`column.${i}`) ? formValue(form, `column.${i}`) : guessed(header, i))}
            >
              {labelOf(choice, words)}
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
