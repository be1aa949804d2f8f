import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openModel } from '../../functions/core/triage/reader/model.ts'
import { triage } from '../../functions/core/triage/triage.ts'
import { unpackRules } from '../../functions/core/triage/unpack-rules.ts'
import { withShadow } from '../../infra/shadow.ts'

let folder: string
const next = () => join(folder, 'next')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-shadow-'))
  for (const name of ['reads', 'sends']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'reads', 'rules.json'), '{}')
  cpSync('templates/warning-signs', next(), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The sign by another name, so that the rules can be told from the present ones. */
const renamed = () => {
  const file = join(next(), 'signs.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('drooping eyelid', 'a lid that hangs'))
}

describe('rules beside a bundle, to be read in shadow', () => {
  it('are those of the folder, compiled, with its reader', () => {
    renamed()
    const bundle = withShadow(join(folder, 'reads'), next())
    const rules = unpackRules(
      readFileSync(join(bundle, 'shadow.json'), 'utf8'),
      openModel(readFileSync(join(bundle, 'shadow.bin'))),
    )
    expect(triage('my eyelid is drooping', { procedures: [] }, rules).because).toContain('a lid that hangs')
    expect(existsSync(join(folder, 'reads', 'shadow.json')), 'the bundle of other stages stays as it is').toBe(false)
  })

  it('are nowhere where a function reads no text', () => {
    expect(withShadow(join(folder, 'sends'), next())).toBe(join(folder, 'sends'))
  })

  it('stop the deployment where they are no rules, and say why', () => {
    const from = (path: string) => () => withShadow(join(folder, 'reads'), path)
    expect(from(join(folder, 'nowhere'))).toThrow(/shadowReader has to be a folder like templates\/warning-signs/)
    const file = join(next(), 'en.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"tier": "urgent"', '"tier": "urgnt"'))
    expect(from(next())).toThrow(/en\.json:\d+ .*There is no tier "urgnt"/)
  })
})
