/** Scopes of SMART backend services (https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html): `system/Patient.rs`. */

/** What a system may do with each type of resource: `c` create, `r` read, `s` search. */
export type Allowed = Readonly<Record<string, string>>

const SCOPE = /^system\/(\*|[A-Z]\w*)\.(\*|read|write|c?r?u?d?s?)$/
const WHOLE: Readonly<Record<string, string>> = { '*': 'cruds', read: 'rs', write: 'cud' }

/** Of the scopes that a system asks for, what it may have: one scope a type, without wildcards; none where nothing fits. */
export function grantedScopes(asked: string, allowed: Allowed): string[] {
  const wanted = asked.split(/\s+/).flatMap((scope) => {
    const [, type = '', letters = ''] = SCOPE.exec(scope) ?? []
    return type ? [{ type, letters: WHOLE[letters] ?? letters }] : []
  })
  return Object.entries(allowed).flatMap(([type, may]) => {
    const mine = wanted.filter((each) => each.type === type || each.type === '*')
    const letters = [...may].filter((letter) => mine.some((each) => each.letters.includes(letter))).join('')
    return letters ? [`system/${type}.${letters}`] : []
  })
}

/** Whether granted scopes hold one letter for a type. */
export const scopeAllows = (scopes: readonly string[], type: string, letter: 'c' | 'r' | 's'): boolean =>
  scopes.some((scope) => scope.startsWith(`system/${type}.`) && scope.split('.')[1]?.includes(letter))
