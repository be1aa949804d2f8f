/** A soak as a picture: a small plot for each measure, with its slope and the bound that decides. */
import type { SoakReport } from './run.ts'
import type { Finding } from './verdict.ts'

const COLUMNS = 3
const [WIDTH, HEIGHT, GAP] = [300, 120, 24]
const [LEFT, TOP, TITLE] = [12, 40, 34]
/** Of light and of dark pages. */
const STYLE = `text { font: 12px system-ui, sans-serif; fill: #24292f } .small { font-size: 11px; fill: #57606a }
  .plot { fill: none; stroke: #d0d7de } .line { fill: none; stroke: #0969da; stroke-width: 1.5 } .bad { stroke: #cf222e }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .small { fill: #9198a1 } .plot { stroke: #3d444d } .line { stroke: #4493f8 } .bad { stroke: #f85149 } }`

export function pictureOf({
  hours,
  clinicHours,
  load,
  samples,
  findings,
}: Omit<SoakReport, 'counts' | 'struck'>): string {
  const rows = Math.ceil(findings.length / COLUMNS)
  const width = COLUMNS * (WIDTH + GAP) + LEFT
  const height = TOP + rows * (HEIGHT + TITLE + GAP)
  const title = `${round(hours * 60)} minutes, ${round(clinicHours)} hours of the clinic's clock; load of the machine ${load}`
  const plots = findings.map((finding, i) => {
    const x = LEFT + (i % COLUMNS) * (WIDTH + GAP)
    const y = TOP + Math.floor(i / COLUMNS) * (HEIGHT + TITLE + GAP)
    return `<g transform="translate(${x} ${y})">${plotOf(finding, samples)}</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
<title>${title}</title><style>${STYLE}</style>
<text x="${LEFT}" y="20">${title}</text>
${plots.join('\n')}
</svg>
`
}

function plotOf(
  { measure, what, unit, perHour, bound, most, verdict }: Finding,
  samples: SoakReport['samples'],
): string {
  const last = samples.at(-1)?.hours || 1
  const highest = Math.max(most, ...samples.map((sample) => sample[measure]))
  const top = highest * HEADROOM || 1
  const points = samples.map(
    (sample) => `${round((sample.hours / last) * WIDTH)},${round(TITLE + HEIGHT * (1 - sample[measure] / top))}`,
  )
  return [
    `<text y="10">${escaped(what)}</text>`,
    `<text class="small" y="25">${verdict}: ${short(perHour)} an hour (bound ${bound}); at most ${short(highest)} ${unit}</text>`,
    `<rect class="plot" y="${TITLE}" width="${WIDTH}" height="${HEIGHT}"/>`,
    `<polyline class="line${verdict === 'flat' ? '' : ' bad'}" points="${points.join(' ')}"/>`,
  ].join('')
}

/** Above the highest point, so that a level line is not the frame. */
const HEADROOM = 1.15

const short = (value: number): number => (Math.abs(value) < 100 ? round(value) : Math.round(value))
const round = (value: number): number => Math.round(value * 100) / 100
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
