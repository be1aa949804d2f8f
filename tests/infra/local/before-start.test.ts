import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimFolder, isFree } from '../../../infra/local/before-start.ts'
import { embeddedEngine, NO_ENGINE } from '../../../infra/local/services/dynamodb.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-claim-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a folder of data', () => {
  it('is claimed once while its process runs, and again after its release', () => {
    const first = claimFolder(join(folder, 'new'))
    expect(first).toMatchObject({ kind: 'claimed' })
    expect(claimFolder(join(folder, 'new'))).toEqual({ kind: 'taken', by: process.pid })
    if (first.kind === 'claimed') first.release()
    expect(claimFolder(join(folder, 'new'))).toMatchObject({ kind: 'claimed' })
  })

  it.each(['', 'nonsense', '-1', '4194304999'])('that a killed process left (%j) is taken over', (pid) => {
    writeFileSync(join(folder, 'running.pid'), pid)
    expect(claimFolder(folder)).toMatchObject({ kind: 'claimed' })
  })

  it('that is a file is refused with the reason', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(claimFolder(join(folder, 'file'))).toMatchObject({ kind: 'unwritable' })
  })
})

describe('the embedded DynamoDB', () => {
  it('is missed before anything is done, and the message says how to have one', () => {
    const notInstalled = () => {
      throw new Error('Cannot find module')
    }
    expect(embeddedEngine(notInstalled)).toBeUndefined()
    expect(NO_ENGINE).toContain('DYNAMODB_ENDPOINT=http://127.0.0.1:8000 npm start')
    const start = readFileSync('infra/local/start.ts', 'utf8')
    expect(start.indexOf('embeddedEngine()')).toBeLessThan(start.indexOf('await synthesise()'))
  })
})

it('a port is free until something listens on it', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(await isFree(port)).toBe(false)
  await new Promise((resolve) => server.close(resolve))
  expect(await isFree(port)).toBe(true)
  expect(await isFree(0)).toBe(true)
})
