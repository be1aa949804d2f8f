/** Tables with very many items, as an export of DynamoDB: the engine takes one in at once, where writing would be minutes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Row } from '../../functions/adapters/dynamodb/layout.ts'
import { type Engine, startEngine, tableNamed } from '../support/engine.ts'

const ROWS_PER_FILE = 20_000

/** An engine in memory with these tables. */
export async function engineHolding(tables: Record<string, Iterable<Row>>): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-export-'))
  const schema = join(folder, 'schema.json')
  const names = Object.keys(tables)
  try {
    for (const name of names) writeTable(join(folder, 'tables', name, 'data'), tables[name] ?? [])
    writeFileSync(schema, JSON.stringify(names.map((name) => ({ Table: tableNamed(name) }))))
    return await startEngine({ folder: join(folder, 'tables'), schema })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function writeTable(folder: string, rows: Iterable<Row>): void {
  mkdirSync(folder, { recursive: true })
  let lines: string[] = []
  let files = 0
  const flush = () => {
    writeFileSync(join(folder, `${files++}.json.gz`), gzipSync(lines.join('\n'), { level: 1 }))
    lines = []
  }
  for (const row of rows) {
    const attributes = Object.entries(row).map(([name, value]) => [name, attribute(value)])
    lines.push(JSON.stringify({ Item: Object.fromEntries(attributes) }))
    if (lines.length === ROWS_PER_FILE) flush()
  }
  flush()
}

/** Plain JSON in DynamoDB's notation. */
function attribute(value: unknown): object {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(attribute) }
  if (value === null) return { NULL: true }
  return { M: Object.fromEntries(Object.entries(value as object).map(([name, member]) => [name, attribute(member)])) }
}
