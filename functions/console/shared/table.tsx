/** Tables of words: named columns, and rows whose first cell says what the row is about. */
import type { ComponentChildren } from 'preact'

type Given = {
  caption: string
  /** Whether the caption is for the person who hears the table only, because a heading beside it says the same. */
  unseen?: boolean
  class?: string
  columns: readonly string[]
  rows: readonly (readonly [ComponentChildren, ...ComponentChildren[]])[]
}

export const Table = ({ caption, unseen = false, columns, rows, ...more }: Given) => (
  <table {...more}>
    <caption {...(unseen ? { class: 'unseen' } : {})}>{caption}</caption>
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([about, ...cells]) => (
        <tr>
          <th scope="row">{about}</th>
          {cells.map((cell) => (
            <td>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

/** A table that may be wider than a phone. */
export const ScrollableTable = ({ label, children }: { label: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.1.1)
  <section class="scroll" aria-label={label} tabIndex={0}>
    {children}
  </section>
)
