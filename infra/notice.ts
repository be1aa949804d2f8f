/** `npm run notice`: writes NOTICE, the licences of all dependencies, and ends with 1 when one of them is not allowed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { type Lockfile, notice, refused } from './notice/licences.ts'

const lockfile: Lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const problems = refused(lockfile)
for (const { name, version, licence } of problems)
  console.error(`${name} ${version}: ${licence ?? 'names no licence'}. Use another package.`)
if (problems.length > 0) process.exitCode = 1
else writeFileSync('NOTICE', notice(lockfile))
