import type { Clinic } from '../../core/clinic/clinic.ts'
import { notTextable } from '../../core/clinic/textable.ts'
import { keys } from '../../core/keys.ts'
import { type Link, newLink } from '../../core/messages/link.ts'
import { parsePhone } from '../../core/phone.ts'
import type { Ids, Reads, Store } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { read, write } from '../store/records.ts'

export type HandoffStatus = { kind: 'given'; phone: string; language: string } | { kind: 'waiting' } | { kind: 'gone' }

/** A link for a patient's own phone, on which number and consent are given at the desk. */
export async function askOwnPhone(deps: Store & Ids, clinicId: string): Promise<Link> {
  const link = newLink({ kind: 'own-phone', clinicId, personId: '' }, deps.newId, deps.now())
  await attempt(deps, async (deps) => {
    const known = await deps.records.get(keys.link(link.token))
    return { writes: known ? [] : [write(keys.link(link.token), link, 0, { expiresAt: link.expiresAt })], answer: link }
  })
  return link
}

/** What the patient has given by the link so far; another clinic's link is as good as none. */
export async function givenByOwnPhone(deps: Reads, clinicId: string, token: string): Promise<HandoffStatus> {
  const link = (await read<Link>(deps.records, keys.link(token)))?.value
  if (link?.kind !== 'own-phone' || link.clinicId !== clinicId) return { kind: 'gone' }
  return link.given ? { kind: 'given', ...link.given } : { kind: 'waiting' }
}

export type Agreed = { kind: 'agreed' } | { kind: 'not-a-phone' } | { kind: 'gone' }

/** Stores the number and consent that the patient typed. Once: a later scan of the code cannot change them. */
export async function agreeOnOwnPhone(
  deps: Store,
  token: string,
  typed: { phone: string; language: string },
): Promise<Agreed> {
  return attempt(deps, async (deps): Promise<Decision<Agreed>> => {
    const found = await read<Link>(deps.records, keys.link(token))
    if (found?.value.kind !== 'own-phone') return { writes: [], answer: { kind: 'gone' } }
    if (found.value.given) return { writes: [], answer: { kind: 'agreed' } }
    const clinic = (await read<Clinic>(deps.records, keys.clinic(found.value.clinicId)))?.value
    const phone = parsePhone(typed.phone, clinic?.country ?? 'US')
    if (phone.kind === 'not-a-phone' || (clinic && notTextable(phone.e164, clinic)))
      return { writes: [], answer: { kind: 'not-a-phone' } }
    const language = clinic?.languages.includes(typed.language) ? typed.language : (clinic?.languages[0] ?? 'en')
    const link: Link = { ...found.value, given: { phone: phone.e164, language } }
    return {
      writes: [write(keys.link(token), link, found.version, { expiresAt: link.expiresAt })],
      answer: { kind: 'agreed' },
    }
  })
}
