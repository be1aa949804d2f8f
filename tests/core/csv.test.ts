import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv } from '../../functions/core/csv.ts'

describe('a table for a spreadsheet', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('never begins a cell with the formula %j', (text) =>
    expect(csv([[text]])).toMatch(/^"?'/))

  it('keeps numbers as numbers, and quotes, commas and line ends inside their cell', () => {
    expect(csv([['a"b', 1.5, 'c,d\ne', 'plain']])).toBe('"a""b",1.5,"c,d\ne",plain\r\n')
  })

  it('has a line for each row, whatever the words', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 3 })), (rows) => {
        const outside = csv(rows).replace(/"(?:[^"]|"")*"/g, 'quoted')
        expect(outside.split('\r\n')).toHaveLength(rows.length + 1)
      }),
    ))
})
