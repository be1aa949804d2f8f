/** The licences of the packages in package-lock.json. */

/** What npm writes to package-lock.json about each installed package, by its path (`node_modules/zod`). */
export type Lockfile = { packages: Record<string, { version?: string; license?: string; dev?: boolean }> }

type Dependency = { name: string; version: string; licence: string | undefined; shipped: boolean }

/** Packages whose licence stands in their files and not in their package.json, and so not in the lockfile. */
const READ_BY_US: Record<string, string> = {
  // LICENSE in the package, read on 2026-11-29: the MIT licence.
  'png-js@2.0.0': 'MIT',
}

/** Every dependency once, sorted by name and version. A package is shipped unless only development needs it. */
export function dependencies({ packages }: Lockfile): Dependency[] {
  const found = new Map<string, Dependency>()
  for (const [path, { version = '', license, dev = false }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1)
    if (!path || !name) continue
    const key = `${name}@${version}`
    found.set(key, {
      name,
      version,
      licence: license ?? READ_BY_US[key],
      shipped: !dev || (found.get(key)?.shipped ?? false),
    })
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, dependency]) => dependency)
}

/**
 * Whether an SPDX expression allows use without the duties of the GPL or AGPL: of `A OR B` one choice has to, else every
 * part. An expression that mixes OR and AND is judged part by part. The LGPL is another family and passes. A missing
 * licence, or `UNLICENSED`, does not pass.
 */
export function isAllowed(licence: string | undefined): boolean {
  if (!licence || /^(UNLICENSED|SEE LICEN[CS]E)/i.test(licence)) return false
  const parts = licence.replace(/[()]/g, '').split(/\s+(?:OR|AND)\s+/i)
  const isFree = (part: string) => !/^A?GPL\b/i.test(part.trim())
  return /\sAND\s/i.test(licence) ? parts.every(isFree) : parts.some(isFree)
}

export const refused = (lockfile: Lockfile): Dependency[] =>
  dependencies(lockfile).filter(({ licence }) => !isAllowed(licence))

/** The text of NOTICE: packages that are deployed first, then those that only build and test. */
export function notice(lockfile: Lockfile): string {
  const all = dependencies(lockfile)
  const lines = (shipped: boolean) =>
    all
      .filter((each) => each.shipped === shipped)
      .map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
      .join('\n')
  return `Licences of the packages that Aftercare uses, written by \`npm run notice\` from package-lock.json.
Their licence texts are in each package.

Used at run time:
${lines(true)}

Used to build and test only:
${lines(false)}
`
}
