import { keys } from '../../core/keys.ts'
import type { Link } from '../../core/messages/link.ts'
import { isErased, type PhoneProfile } from '../../core/patients/patient.ts'
import type { CleanPhoto } from '../../core/photos/photo.ts'
import type { Answered } from '../messages/incoming.ts'
import { keepPhoto } from '../photos/keep-photo.ts'
import type { Composing, Hashing, HasSecondReader, Queueing, Store, Triages } from '../ports.ts'
import { attempt, type Decision } from '../store/attempt.ts'
import { readClinic } from '../store/read-clinic.ts'
import { readPatient } from '../store/read-patient.ts'
import { read } from '../store/records.ts'
import { sentPhotosText } from '../wording/patient-texts.ts'
import { answerId, emailDedupeMark } from './email-dedupe.ts'
import { readReply } from './process-reply.ts'
import { enqueueAnswered } from './read-again.ts'

export type PhotosReceived =
  /** `text`: what the patient is told, where anything is. `left`: there were too many for the link; these are kept. */
  { kind: 'received'; text: string | undefined; left: number } | { kind: 'gone' }

type Receiving = Store & Queueing & Composing & Hashing & Triages & HasSecondReader

/**
 * Keeps what a patient sent by a photo's link, and processes "I sent you 2 photos." with the note as a text of the patient's: no
 * software reads the pictures. A form that comes twice says nothing twice; one whose photos were kept and not told of, since
 * something failed, is told of when it comes again.
 */
export async function receivePhotos(
  deps: Receiving,
  token: string,
  { photos, note }: { photos: readonly CleanPhoto[]; note: string },
): Promise<PhotosReceived> {
  const link = (await read<Link>(deps.records, keys.link(token)))?.value
  if (link?.kind !== 'photo') return { kind: 'gone' }
  const ids: string[] = []
  let left = 0
  for (const photo of photos) {
    const kept = await keepPhoto(deps, link, photo, { token })
    if (kept.kind === 'gone') return kept
    if (kept.kind === 'kept') ids.push(kept.photo.photoId)
    else left++
  }
  const said = note.trim().toWellFormed()
  const answered = await attempt(deps, (deps) => decide(deps, token, { link, ids: [...new Set(ids)], said }))
  if (!answered) return { kind: 'gone' }
  await enqueueAnswered(deps, answered)
  return { kind: 'received', text: answered.told, left }
}

type Given = { link: Link; ids: readonly string[]; said: string }

async function decide(
  deps: Receiving,
  token: string,
  { link, ids, said }: Given,
): Promise<Decision<Answered | undefined>> {
  const { clinicId, personId } = link
  const clinicNow = await readClinic(deps.records, clinicId)
  const record = await readPatient(deps.records, clinicId, personId)
  if (!clinicNow || !record || isErased(record.person.value)) return { writes: [], answer: undefined }
  const nothing = { writes: [], answer: { received: { kind: 'repeated' }, planned: [] } } as const
  const what = `${[...ids].sort().join(' ')} ${said}`
  const seen = emailDedupeMark(deps, token, what)
  if (await deps.records.get(seen.key)) return { ...nothing, answer: { ...nothing.answer, planned: [] } }
  const told = new Set(record.messages.flatMap(({ value }) => value.photoIds ?? []))
  const photoIds = ids.filter((id) => !told.has(id))
  const person = record.person.value
  const words = [...(photoIds.length > 0 ? [sentPhotosText(deps, person, photoIds.length)] : []), said]
  const text = words.filter(Boolean).join(' ')
  if (!text || !person.phone) return { ...nothing, answer: { ...nothing.answer, planned: [] } }
  const { clinic } = clinicNow
  const profile = await read<PhoneProfile>(deps.records, keys.phoneProfile(clinic.textingNumber, person.phone))
  const incoming = {
    ...({
      channel: 'sms',
      carrierId: answerId(deps, `${token} ${what}`),
      from: person.phone,
      to: clinic.textingNumber,
    } as const),
    ...{ text, receivedAt: deps.now() },
    ...(photoIds.length > 0 ? { photoIds } : {}),
  }
  const { writes, answer } = readReply(deps, { incoming, clinicNow, profile, people: [record] })
  return { writes: [seen, ...writes], answer }
}
