import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dependencies, isAllowed, type Lockfile, notice, refused } from '../../infra/notice/licences.ts'

const lockfile: Lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const { dependencies: direct } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object }

describe('the licences of dependencies', () => {
  it.each([
    ['MIT', true],
    ['MPL-2.0', true],
    ['LGPL-3.0-or-later', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['GPL-2.0-only', false],
    ['AGPL-3.0-or-later', false],
    ['GPL-3.0-only OR AGPL-3.0-only', false],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only AND (MIT OR ISC)', false],
    ['UNLICENSED', false],
    [undefined, false],
  ])('%s is allowed: %s', (licence, allowed) => expect(isAllowed(licence)).toBe(allowed))

  it('names a package that brings the AGPL', () => {
    const packages = {
      ...lockfile.packages,
      'node_modules/a/node_modules/b': { version: '1.0.0', license: 'AGPL-3.0' },
    }
    expect(refused({ packages })).toEqual([{ name: 'b', version: '1.0.0', licence: 'AGPL-3.0', shipped: true }])
  })

  it('are all allowed', () => {
    expect(dependencies(lockfile).length).toBeGreaterThan(100)
    expect(refused(lockfile)).toEqual([])
  })

  it('lists each direct dependency as used at run time', () => {
    const shipped = dependencies(lockfile).flatMap(({ name, shipped }) => (shipped ? [name] : []))
    expect(shipped).toEqual(expect.arrayContaining(Object.keys(direct)))
  })

  it('stand in NOTICE as package-lock.json has them; otherwise: npm run notice', () => {
    expect(readFileSync('NOTICE', 'utf8')).toBe(notice(lockfile))
  })
})
