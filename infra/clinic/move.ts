/** A clinic's records out of a stage, and into another. */
import { beginExport, type ExportPage, exportPage } from '../../functions/use-cases/clinic/export-clinic.ts'
import type { ExportedItem } from '../../functions/use-cases/clinic/exported.ts'
import { importClinic } from '../../functions/use-cases/clinic/import-clinic.ts'
import { checkedExport, itemsIn, mustBeEmpty, writeExport } from './export-files.ts'
import { Complaint } from './file.ts'
import { clinicAt } from './show.ts'
import type { Where } from './where.ts'

const TOKEN = 'AFTERCARE_TOKEN'

/** By the API, with an admin's token: what a clinic does that has no access to the table. */
export async function exportByApi(api: string, [folder]: string[]): Promise<number> {
  if (!folder) throw new Complaint('Into which folder? npm run clinic -- export <folder> --api https://…')
  const token = process.env[TOKEN]
  if (!token) throw new Complaint(`Set ${TOKEN} to a token of the clinic's admin.`)
  mustBeEmpty(folder)
  const clinicId = clinicIn(token)
  const ask = async (method: string, path: string) => {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await fetch(new URL(path, api), { method, headers }).catch(() => undefined)
    if (!answer) throw new Complaint(`Nothing answers at ${api}.`)
    const body = (await answer.json()) as { detail?: string; message?: string }
    if (!answer.ok) throw new Complaint(`${api} answered ${answer.status}: ${body.detail ?? body.message}`)
    return body as unknown
  }
  const begun = (await ask('POST', '/v1/exports')) as { exportId: string; startedAt: string }
  async function* pages(): AsyncGenerator<ExportedItem[]> {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`
      const page = (await ask('GET', `/v1/exports/${begun.exportId}/items${query}`)) as {
        items: ExportedItem[]
        next: string | null
      }
      yield page.items
      cursor = page.next
    }
  }
  return wrote(folder, { clinicId, exportedAt: begun.startedAt }, pages())
}

/** What the token says of itself; the service checks it. */
function clinicIn(token: string): string {
  try {
    return String(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).clinic)
  } catch {
    throw new Complaint(`${TOKEN} is no token.`)
  }
}

/** By the table itself, with the credentials of an operator. */
export async function exportByTable(where: Where, [clinicId = '', folder]: string[]): Promise<number> {
  await clinicAt(where, clinicId)
  if (!folder) throw new Complaint(`Into which folder? npm run clinic -- export ${clinicId} <folder>`)
  mustBeEmpty(folder)
  const deps = { ...where, now: () => where.now, random: Math.random, pause, log: { write() {} }, newId }
  const begun = await beginExport(deps, clinicId, 'operator')
  async function* pages(): AsyncGenerator<ExportedItem[]> {
    for (let place: string | undefined = ''; place !== undefined; ) {
      const page: ExportPage = await exportPage(where, begun, place)
      yield page.items
      place = page.next
    }
  }
  return wrote(folder, { clinicId, exportedAt: begun.startedAt }, pages())
}

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))
const newId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 10)

async function wrote(
  folder: string,
  about: { clinicId: string; exportedAt: string },
  pages: AsyncGenerator<ExportedItem[]>,
): Promise<number> {
  const { items, files } = await writeExport(folder, about, pages, (count) => console.error(`${count} records …`))
  console.log(`${folder}: ${items} records of ${about.clinicId} in ${files.length} files and manifest.json.`)
  return 0
}

export async function importFrom(where: Where, [folder]: string[], takeOver: boolean): Promise<number> {
  if (!folder) throw new Complaint('Which folder? npm run clinic -- import <folder>')
  const { clinicId, items } = await checkedExport(folder)
  const done = await importClinic(where, clinicId, () => itemsIn(folder), { takeOver })
  if (done.kind === 'refused') throw new Complaint(`${folder}: ${done.because} Nothing was imported.`)
  const { put, same, replaced, kept, expired } = done.counts
  const told = put + same + replaced + kept + expired
  if (told !== items)
    throw new Complaint(`${told} records were looked at, and the manifest has ${items}. Run it again.`)
  console.log(
    `${clinicId}: ${items} records. ${put} new, ${same} there already, ${replaced} replaced, ${kept} kept as they are here, ${expired} expired.`,
  )
  console.log(
    takeOver
      ? `${clinicId} works here now. What is still missing: npm run clinic -- check ${clinicId}`
      : 'This is a copy: nothing of it is sent. To let the clinic work here: --take-over',
  )
  return 0
}
