/** Charts drawn on the server as SVG, each with its unit in words and the same figures as a table. */
import type { ComponentChildren } from 'preact'
import { ScrollableTable } from '../shared/table.tsx'
import { useWords } from '../shared/viewer.ts'
import { figureWords } from '../words/figures.ts'

/** Drawn as wide as a phone is, so that its letters are readable there; larger screens scale it. */
const WIDTH = 360

type Series = { name: string; values: readonly (number | undefined)[] }

type Framed = {
  title: string
  /** What a bar measures: "minutes", "patients". */
  unit: string
  series: readonly Series[]
  labels: readonly string[]
  /** What a value reads as. */
  show: (value: number) => string
  note?: string
}

const BAR_CLASSES = ['bar', 'bar other']

const Frame = ({ title, unit, series, labels, show, note, children }: Framed & { children: ComponentChildren }) => {
  const words = useWords(figureWords)
  return (
    <figure class="card">
      <figcaption>
        <h2>{title}</h2>
        <p class="hint">
          {unit}
          {note && `. ${note}`}
        </p>
        {series.length > 1 && (
          <ul class="legend">
            {series.map(({ name }, i) => (
              <li key={name}>
                <svg class="chart key" viewBox="0 0 12 12" aria-hidden="true">
                  <rect class={BAR_CLASSES[i]} width="12" height="12" />
                </svg>{' '}
                {name}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      {children}
      <details>
        <summary>{words.asTable}</summary>
        <ScrollableTable label={words.tableOf(title)}>
          <table>
            <caption>
              {title} ({unit.toLowerCase()})
            </caption>
            <thead>
              <tr>
                <td />
                {series.map(({ name }) => (
                  <th key={name} scope="col" class="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map((label, i) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {series.map(({ name, values }) => {
                    const value = values[i]
                    return (
                      <td key={name} class="number">
                        {value === undefined ? words.none : show(value)}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollableTable>
      </details>
    </figure>
  )
}

/** A round number at or above the largest value: 1, 2 or 5 times a power of ten. */
function roundUp(values: readonly (number | undefined)[]): number {
  const largest = Math.max(1, ...values.map((value) => value ?? 0))
  const power = 10 ** Math.floor(Math.log10(largest))
  return ([1, 2, 5].find((times) => times * power >= largest) ?? 10) * power
}

const spokenValues = ({ series, labels, show }: Framed, none: string): string =>
  labels
    .map((label, i) => {
      const said = series.map(({ name, values }) => {
        const value = values[i]
        return `${name} ${value === undefined ? none : show(value)}`
      })
      return `${label}: ${said.join(', ')}`
    })
    .join('; ')

const TOP = 18
const FLOOR = 150
const LEFT = 34

/** One group of bars for each label, from left to right: months. */
export function Columns(props: Framed) {
  const { none } = useWords(figureWords)
  const { title, series, labels, show } = props
  const top = roundUp(series.flatMap(({ values }) => values))
  const marks = [0, top / 2, top].filter((mark) => Number.isInteger(mark))
  const group = (WIDTH - LEFT) / Math.max(1, labels.length)
  const bar = Math.min(26, (group - 10) / Math.max(1, series.length))
  const y = (value: number) => FLOOR - (value / top) * (FLOOR - TOP)
  return (
    <Frame {...props}>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${FLOOR + 22}`}
        role="img"
        aria-label={`${title}. ${spokenValues(props, none)}`}
      >
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={LEFT} x2={WIDTH} y1={y(mark)} y2={y(mark)} />
            <text x={LEFT - 5} y={y(mark) + 4} text-anchor="end">
              {show(mark)}
            </text>
          </g>
        ))}
        {labels.map((label, i) => {
          const middle = LEFT + group * (i + 0.5)
          return (
            <g key={label}>
              <text x={middle} y={FLOOR + 16} text-anchor="middle">
                {label}
              </text>
              {series.map(({ name, values }, n) => {
                const value = values[i]
                const x = middle + (n - series.length / 2) * bar
                return (
                  value !== undefined && (
                    <g key={name}>
                      <rect class={BAR_CLASSES[n]} x={x + 1} y={y(value)} width={bar - 2} height={FLOOR - y(value)} />
                      <text class="value" x={x + bar / 2} y={y(value) - 4} text-anchor="middle">
                        {show(value)}
                      </text>
                    </g>
                  )
                )
              })}
            </g>
          )
        })}
      </svg>
    </Frame>
  )
}

const NAMES = 84
const ROW = 54
const BAR = 16
/** Room for a value beside the longest bar. */
const BESIDE = 76

/** Bars from left to right, a row for each label: tiers. `targets` are marked by a line. */
export function Rows({ targets = [], ...props }: Framed & { targets?: readonly (number | undefined)[] }) {
  const { none } = useWords(figureWords)
  const { title, series, labels, show } = props
  const most = Math.max(1, ...[...series.flatMap(({ values }) => values), ...targets].map((value) => value ?? 0))
  const x = (value: number) => NAMES + (value / most) * (WIDTH - NAMES - BESIDE)
  return (
    <Frame {...props}>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${labels.length * ROW}`}
        role="img"
        aria-label={`${title}. ${spokenValues(props, none)}`}
      >
        {labels.map((label, i) => {
          const y = i * ROW + 8
          const target = targets[i]
          return (
            <g key={label}>
              <text x={0} y={y + BAR + 4}>
                {label}
              </text>
              {target !== undefined && (
                <line class="target" x1={x(target)} x2={x(target)} y1={y - 4} y2={y + 2 * BAR + 2} />
              )}
              {series.map(({ name, values }, n) => {
                const value = values[i]
                if (value === undefined)
                  return (
                    n === 0 && (
                      <text key={name} x={NAMES} y={y + BAR + 4}>
                        {none}
                      </text>
                    )
                  )
                return (
                  <g key={name}>
                    <rect
                      class={BAR_CLASSES[n]}
                      x={NAMES}
                      y={y + n * BAR}
                      width={Math.max(1, x(value) - NAMES)}
                      height={BAR - 2}
                    />
                    <text class="value" x={Math.max(x(value), NAMES) + 5} y={y + n * BAR + 11}>
                      {show(value)}
                    </text>
                  </g>
                )
              })}
            </g>
          )
        })}
      </svg>
    </Frame>
  )
}
