import { canonical } from '../../functions/core/canonical.ts'
import type { ClinicSnapshot } from '../../functions/use-cases/store/read-clinic.ts'
import { Complaint } from './file.ts'

/** What `show` prints and `edit` does not change, by where it is changed. */
const CHANGED_IN_THE_CONSOLE: Readonly<Record<string, string>> = {
  offers: 'Settings → Procedures and products',
  savedReplies: 'Settings → Saved replies',
  words: 'Settings → Consent and messages',
  logo: 'Settings → Brand',
}

type Given = { clinic?: Record<string, unknown>; overrides?: unknown }

/**
 * A file without what it says of the clinic as it is: what `show` printed can be given back. A complaint that names the field
 * where it says something else that only the console changes.
 */
export function withoutAsShown<File extends Given>(file: File, { clinic, rota }: ClinicSnapshot, from: string): File {
  const { overrides, ...others } = file
  if (overrides !== undefined && canonical(overrides) !== canonical(rota.overrides))
    throw new Complaint(`${from} /overrides: changes of the rota are made in the console, On call.`)
  const told = Object.entries(file.clinic ?? {}).filter(([name, value]) => {
    const place = CHANGED_IN_THE_CONSOLE[name]
    if (place && canonical(value) !== canonical(clinic[name as keyof typeof clinic]))
      throw new Complaint(`${from} /clinic/${name}: this is changed in the console, ${place}.`)
    return place === undefined
  })
  return { ...others, ...(file.clinic ? { clinic: Object.fromEntries(told) } : {}) } as File
}
