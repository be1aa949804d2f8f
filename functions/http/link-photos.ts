/** Photos by links: what a patient's form brings, and what a page's link shows. */
import { checkPhoto, type Refused } from '../core/photos/check-photo.ts'
import { type CleanPhoto, LONGEST_PHOTO_NOTE } from '../core/photos/photo.ts'
import { truncate } from '../core/truncate.ts'
import { watchLink } from '../use-cases/access/watch-link.ts'
import { type Opened, openLink, photoByLink } from '../use-cases/alerts/open-link.ts'
import type { PhotoRead } from '../use-cases/photos/read-photos.ts'
import type { Deps, Triages } from '../use-cases/ports.ts'
import { receivePhotos } from '../use-cases/replies/receive-photos.ts'
import { linkPage } from './link-pages.ts'
import { photoPage } from './link-photo-page.ts'
import type { PageAnswer } from './links.ts'
import type { MultipartForm } from './multipart.ts'
import { notedSoon } from './noted.ts'

type PhotoOpened = Extract<Opened, { kind: 'photo' }>

/** `form`: undefined where none could be read; `too-large` of one that was not read. */
export async function sendPhotos(
  deps: Deps & Triages,
  token: string,
  form: MultipartForm | undefined | 'too-large',
): Promise<PageAnswer> {
  const opened = await openLink(deps, token)
  if (opened.kind !== 'photo' || opened.ended) return linkPage(opened)
  const refuse = (status: number, said: string): PageAnswer => ({ status, body: photoPage(opened, said), script: true })
  if (form === 'too-large') return refuse(413, opened.words('too-large'))
  if (!form) return refuse(422, opened.words('broken'))
  const files = form.files.filter(({ field }) => field === 'photo')
  if (files.length === 0) return refuse(422, opened.words('empty'))
  const photos: CleanPhoto[] = []
  for (const { bytes } of files) {
    const checked = checkPhoto(bytes)
    if (checked.kind !== 'clean') return refuse(422, refusalText(checked, opened))
    photos.push(checked.photo)
  }
  const note = truncate(form.fields.get('note') ?? '', LONGEST_PHOTO_NOTE)
  const received = await receivePhotos(deps, token, { photos, note })
  const after = await openLink(deps, token)
  if (received.kind === 'gone' || after.kind !== 'photo') return linkPage(after)
  const said = [received.left > 0 ? after.words('left-out') : after.words('thanks'), received.text ?? '']
  const body = photoPage(after, said.filter(Boolean).join(' '), received.left === 0)
  return { status: received.left > 0 ? 422 : 200, body, script: true }
}

function refusalText(refused: Refused, { words }: PhotoOpened): string {
  if (refused.kind !== 'not-a-photo') return words(refused.kind)
  return refused.format ? words('format', { format: refused.format }) : words('not-a-photo')
}

/** Undefined of a photo that the link does not show. Who looks is kept, as of all that a link shows. */
export async function showLinkPhoto(deps: Deps, token: string, photoId: string): Promise<PhotoRead | undefined> {
  const watched = watchLink(deps, token)
  const found = await photoByLink({ ...deps, records: watched.records }, token, photoId)
  if (found) await notedSoon(deps, watched)
  return found
}
