import { describe, expect, it } from 'vitest'
import { READERS } from './readers.ts'
import { fuzz } from './run.ts'

describe('mutated files', () => {
  it.each(READERS)('of $name are read or refused with a reason, and no word is lost', async (reader) => {
    expect((await fuzz(reader, 300, 1)).faults).toEqual([])
  })
})
