/** The picture of a clinic's logo: beside the settings, so that only who serves it reads it. */
import type { Logo } from '../../core/clinic/logo.ts'
import { keys } from '../../core/keys.ts'
import type { CleanPhoto, PhotoType } from '../../core/photos/photo.ts'
import type { Hashing, Reads, Write } from '../ports.ts'
import { read, write } from '../store/records.ts'

/** A logo of at most 100 KB fits one item, which takes 400 KB. */
type Picture = { hash: string; type: PhotoType; data: string }

/** What the settings say of a checked logo, and the write that puts its picture where the one before it was. */
export async function putLogo(
  deps: Reads & Hashing,
  clinicId: string,
  { bytes, ...about }: CleanPhoto,
): Promise<{ logo: Logo; writes: Write[] }> {
  const data = Buffer.from(bytes).toString('base64')
  const hash = deps.sha256(`logo ${data}`).slice(0, 16)
  const there = await read<Picture>(deps.records, keys.logo(clinicId))
  const picture: Picture = { hash, type: about.type, data }
  const isSame = there?.value.hash === hash
  return {
    logo: { hash, ...about, bytes: bytes.length },
    writes: isSame ? [] : [write(keys.logo(clinicId), picture, there?.version ?? 0)],
  }
}

export async function removeLogo({ records }: Reads, clinicId: string): Promise<Write[]> {
  const there = await records.get(keys.logo(clinicId))
  return there ? [{ kind: 'delete', key: there.key, expects: there.version }] : []
}

/** `isAsked`: it is the picture that the address names, and not one that has taken its place since. */
export type LogoRead = { type: PhotoType; base64: string; isAsked: boolean }

/** The clinic's logo as it is now: mails of last month show it too. */
export async function readLogo(
  { records }: Reads,
  { clinicId, hash }: { clinicId: string; hash: string },
): Promise<LogoRead | undefined> {
  const picture = (await read<Picture>(records, keys.logo(clinicId)))?.value
  return picture && { type: picture.type, base64: picture.data, isAsked: picture.hash === hash }
}
