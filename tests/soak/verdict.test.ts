import { describe, expect, it } from 'vitest'
import { slopeOf } from '../support/slope.ts'
import { pictureOf } from './picture.ts'
import type { Sample } from './sample.ts'
import { complaintsOf, MEASURES, verdictOf } from './verdict.ts'

const CALM: Omit<Sample, 'hours'> = {
  serverMegabytes: 300,
  engineMegabytes: 9,
  heldMegabytes: 19,
  processes: 21,
  serverHandles: 80,
  handles: 800,
  files: 7,
  bytesPerText: 18_000,
  pageSeconds: 60,
  followUpSeconds: 0,
  secondsPerMinute: 1,
  errorsPerText: 0,
}

/** A look every three minutes for two hours; `changes` of the nth. */
const samples = (changes: (n: number) => Partial<Sample> = () => ({}), looks = 40): Sample[] =>
  Array.from({ length: looks }, (_, n) => ({ hours: (n + 1) / 20, ...CALM, ...changes(n) }))

const complaints = (changes?: (n: number) => Partial<Sample>, looks?: number) =>
  complaintsOf(verdictOf(samples(changes, looks)))

describe('the slope', () => {
  it('is that of the line, whatever one look in five says', () => {
    const line = Array.from({ length: 20 }, (_, n) => ({ at: n / 10, value: 3 * (n / 10) + (n % 5 === 0 ? 500 : 7) }))
    expect(slopeOf(line)).toBeCloseTo(3, 0)
  })

  it('is none for one moment or nothing', () => {
    expect([slopeOf([]), slopeOf([{ at: 1, value: 2 }])]).toEqual([0, 0])
  })
})

describe('the verdict of a soak', () => {
  it('is flat where nothing grows, and where a cache fills at the beginning', () => {
    expect(verdictOf(samples()).map(({ verdict }) => verdict)).toEqual(MEASURES.map(() => 'flat'))
    expect(complaints((n) => ({ serverMegabytes: Math.min(300, 150 + 20 * n) }))).toEqual([])
  })

  it('is flat where a measure goes up and down', () => {
    expect(complaints((n) => ({ serverMegabytes: 280 + 30 * (n % 4), handles: 700 + 50 * (n % 3) }))).toEqual([])
  })

  it.each([
    ['the server', { serverMegabytes: 1 }, 'the server, resident: grows by 20 MB an hour; 15 may be'],
    ['a function', { heldMegabytes: 0.1 }, "a function's process, held: grows by 2 MB an hour; 1 may be"],
    ['handles', { serverHandles: 1 }, 'open files and sockets of the server: grows by 20 an hour; 10 may be'],
    ['files', { files: 1 }, 'files in its folder: grows by 20 an hour; 0.5 may be'],
    ['what each text costs', { bytesPerText: 1000 }, 'kept in its folder for each text: grows by 20000 bytes'],
  ])('finds %s that grow', (_, aLook, complaint) => {
    const [[measure, step]] = Object.entries(aLook) as [[keyof typeof CALM, number]]
    expect(complaints((n) => ({ [measure]: CALM[measure] + n * step }))).toEqual([expect.stringContaining(complaint)])
  })

  it('finds one page that was four minutes late', () => {
    expect(complaints((n) => (n === 3 ? { pageSeconds: 240 } : {}))).toEqual([
      'pages and answers overdue: 240 s at most, which is too much',
    ])
  })

  it('says that a short run says nothing', () => {
    const short = verdictOf(samples((n) => ({ files: n }), 6))
    expect(short[0]).toMatchObject({ verdict: 'too few looks' })
    expect(complaintsOf(short)).toEqual([])
  })
})

it('the picture has a plot for each measure, and shows which one grew', () => {
  const grown = samples((n) => ({ files: n }))
  const about = { seed: 1, hours: 2, clinicHours: 40, load: 1, violations: [] }
  const picture = pictureOf({ ...about, samples: grown, findings: verdictOf(grown) })
  expect(picture.match(/<polyline/g)).toHaveLength(MEASURES.length)
  expect(picture.match(/class="line bad"/g)).toHaveLength(1)
})
