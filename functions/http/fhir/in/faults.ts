/** Faults of a request to log a treatment, said of the resources that it was made of. */
import type { FieldError } from '../../../core/fault.ts'
import { issue } from '../outcome.ts'
import type { Issue } from '../types.ts'

/** The FHIRPath of each resource. */
export type Origins = { patient: string; consent: string; procedures: readonly string[] }

/** What of a request comes from which element of which resource. */
const ELEMENTS: readonly [RegExp, (origins: Origins, match: RegExpExecArray) => string][] = [
  [/^\/procedures\/(\d+)\/plan/, ({ procedures }, [, i]) => `${procedures[Number(i)]}.code`],
  [/^\/procedures\/(\d+)\/areas\/(\d+)/, ({ procedures }, [, i, j]) => `${procedures[Number(i)]}.bodySite[${j}]`],
  [/^\/procedures\/(\d+)\/product/, ({ procedures }, [, i]) => `${procedures[Number(i)]}.usedCode[0]`],
  [/^\/procedures\/(\d+)\/injector/, ({ procedures }, [, i]) => `${procedures[Number(i)]}.performer[0].actor.display`],
  [/^\/procedures\/(\d+)/, ({ procedures }, [, i]) => `${procedures[Number(i)]}`],
  [/^\/performedAt/, ({ procedures: [first] }) => `${first}.performed`],
  [/^\/risks/, ({ procedures: [first] }) => `${first}.extension`],
  [/^\/patient\/(phone|email)/, ({ patient }) => `${patient}.telecom`],
  [/^\/patient\/name/, ({ patient }) => `${patient}.name`],
  [/^\/patient\/timeZone/, ({ patient }) => `${patient}.extension`],
  [/^\/patient\/language/, ({ patient }) => `${patient}.communication`],
  [/^\/patient\/dateOfBirth/, ({ patient }) => `${patient}.birthDate`],
  [/^\/guardian/, ({ patient }) => `${patient}.contact`],
  [/^\/patient/, ({ patient }) => patient],
  [/^\/(consent\/)?capturedAt/, ({ consent }) => `${consent}.dateTime`],
  [/^\/(consent\/)?statement/, ({ consent }) => `${consent}.sourceAttachment`],
  [/^\/(consent\/declined|sms|email)/, ({ consent }) => `${consent}.provision`],
  [/^\/consent/, ({ consent }) => consent],
]

const NO_CONSENT =
  'Consent to text messages or e-mail is needed: a Consent whose provision permits a channel, or denies, which logs without messages.'

export const issuesOf = (faults: readonly FieldError[], origins: Origins): Issue[] =>
  faults.map(({ pointer, detail }) => {
    for (const [pattern, place] of ELEMENTS) {
      const match = pattern.exec(pointer)
      if (match) return issue(codeOf(pointer), pointer === '/consent' ? NO_CONSENT : detail, place(origins, match))
    }
    return issue('invalid', detail)
  })

function codeOf(pointer: string): Issue['code'] {
  if (/\/(plan|areas)/.test(pointer)) return 'code-invalid'
  return pointer === '/consent' || pointer === '/guardian' ? 'required' : 'value'
}
