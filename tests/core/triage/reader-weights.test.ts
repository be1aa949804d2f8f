/** The reader answers with the weights that its training wrote: a sign read by the weight of another goes unnoticed. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesOfRow, MOST, packRow, weightAt } from '../../../functions/core/triage/reader/model.ts'

const weight = fc.integer({ min: -MOST, max: MOST })
/** Rows of the same number of heads, odd or even. */
const rows = fc
  .integer({ min: 1, max: 9 })
  .chain((heads) => fc.array(fc.array(weight, { minLength: heads, maxLength: heads }), { minLength: 1, maxLength: 4 }))

it('every weight that is packed is read back, whatever stands beside it', () => {
  fc.assert(
    fc.property(rows, (packed) => {
      const heads = (packed[0] ?? []).map((_, i) => `sign:${i}`)
      const width = bytesOfRow(heads.length)
      const weights = new Uint8Array(width * packed.length)
      for (const [i, row] of packed.entries()) packRow(row, weights, i * width)
      const read = packed.map((_, row) => heads.map((_, head) => weightAt({ heads, weights }, row, head)))
      expect(read).toEqual(packed)
    }),
  )
})
