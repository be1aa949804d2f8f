/** The folder of an export: every record as a line of JSON, tables for people, and a manifest by which an import checks them. */
import { createHash, type Hash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ExportedItem } from '../../functions/use-cases/clinic/exported.ts'
import { headersOf, rowsOf, TABLES } from './export-tables.ts'
import { Complaint } from './file.ts'

const FORMAT = 'aftercare-export'
const ITEMS = 'items.jsonl'
const MANIFEST = 'manifest.json'

type Listed = { name: string; bytes: number; lines: number; sha256: string }
export type Manifest = {
  format: typeof FORMAT
  version: 1
  clinicId: string
  exportedAt: string
  /** Records, in all and by kind. */
  items: number
  kinds: Record<string, number>
  files: Listed[]
}

/** `TREATMENT`, `OUT`: what stands before the first # of the sort key. */
const kindOf = ({ key }: ExportedItem): string => key.sk.split('#', 1)[0] ?? key.sk

class Lines {
  private readonly to: number
  private readonly hash: Hash = createHash('sha256')
  private bytes = 0
  private lines = 0
  private readonly name: string

  constructor(folder: string, name: string) {
    this.name = name
    this.to = openSync(join(folder, name), 'wx', 0o600)
  }

  write(text: string): void {
    const bytes = Buffer.from(text)
    writeSync(this.to, bytes)
    this.hash.update(bytes)
    this.bytes += bytes.length
    this.lines++
  }

  close(): Listed {
    closeSync(this.to)
    return { name: this.name, bytes: this.bytes, lines: this.lines, sha256: this.hash.digest('hex') }
  }
}

export function mustBeEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Complaint(`${folder} is not empty. Name a new folder.`)
}

/** Writes the folder page by page; the manifest comes last, so a folder without one is not whole. */
export async function writeExport(
  folder: string,
  about: Pick<Manifest, 'clinicId' | 'exportedAt'>,
  pages: AsyncIterable<ExportedItem[]>,
  progress: (items: number) => void,
): Promise<Manifest> {
  mustBeEmpty(folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const items = new Lines(folder, ITEMS)
  const tables = TABLES.map((table) => ({ table, to: new Lines(folder, `${table}.csv`) }))
  for (const { table, to } of tables) to.write(headersOf(table))
  const kinds: Record<string, number> = {}
  let count = 0
  for await (const page of pages) {
    for (const item of page) {
      items.write(`${JSON.stringify(item)}\n`)
      kinds[kindOf(item)] = (kinds[kindOf(item)] ?? 0) + 1
      count++
      for (const { table, to } of tables) for (const row of rowsOf(table, item)) to.write(row)
    }
    progress(count)
  }
  const files = [items.close(), ...tables.map(({ to }) => to.close())]
  const manifest: Manifest = { format: FORMAT, version: 1, ...about, items: count, kinds, files }
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  return manifest
}

/** The manifest of a folder in which every file is as it was written; a complaint says which one is not. */
export async function checkedExport(folder: string): Promise<Manifest> {
  if (!existsSync(join(folder, MANIFEST)))
    throw new Complaint(`${folder} has no ${MANIFEST}: it is no export, or one that was not finished.`)
  const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest
  if (manifest.format !== FORMAT || manifest.version !== 1)
    throw new Complaint(`${folder}/${MANIFEST} is not of this kind of export.`)
  for (const { name, sha256, bytes } of manifest.files) {
    const hash = createHash('sha256')
    let length = 0
    if (!existsSync(join(folder, name))) throw new Complaint(`${folder}/${name} is missing. Nothing was imported.`)
    for await (const part of createReadStream(join(folder, name))) {
      hash.update(part as Buffer)
      length += (part as Buffer).length
    }
    if (length !== bytes || hash.digest('hex') !== sha256)
      throw new Complaint(`${folder}/${name} was changed since it was exported. Nothing was imported.`)
  }
  return manifest
}

const AT_ONCE = 500

/** The records of a folder, some at a time. */
export async function* itemsIn(folder: string): AsyncGenerator<ExportedItem[]> {
  const input = createReadStream(join(folder, ITEMS))
  let some: ExportedItem[] = []
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    some.push(JSON.parse(line) as ExportedItem)
    if (some.length < AT_ONCE) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
