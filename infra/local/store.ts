/** What the local cloud itself keeps: queues, phones, mailboxes, the clock. A file of SQLite, whole after any kill. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

export class Store {
  private readonly database: DatabaseSync
  /** By their SQL: the queues ask the same few questions all the time. */
  private readonly prepared = new Map<string, StatementSync>()

  /** `folder` undefined keeps nothing. */
  constructor(folder: string | undefined) {
    if (folder) mkdirSync(folder, { recursive: true })
    this.database = new DatabaseSync(folder ? join(folder, 'cloud.sqlite') : ':memory:')
    this.database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS messages (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, queue TEXT NOT NULL, body TEXT NOT NULL,
        sentAt INTEGER NOT NULL, visibleAt INTEGER NOT NULL, receives INTEGER NOT NULL, firstReceivedAt INTEGER);
      CREATE INDEX IF NOT EXISTS messagesByQueue ON messages (queue, visibleAt);
      CREATE TABLE IF NOT EXISTS arrivals (number INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL, message TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS arrivalsByAddress ON arrivals (address);
    `)
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.statement(sql).run(...values)
  }

  all<T>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.statement(sql).all(...values) as T[]
  }

  first<T>(sql: string, ...values: SQLInputValue[]): T | undefined {
    return this.statement(sql).get(...values) as T | undefined
  }

  private statement(sql: string): StatementSync {
    const known = this.prepared.get(sql)
    if (known) return known
    const statement = this.database.prepare(sql)
    this.prepared.set(sql, statement)
    return statement
  }

  together<T>(work: () => T): T {
    this.database.exec('BEGIN')
    try {
      const result = work()
      this.database.exec('COMMIT')
      return result
    } catch (error) {
      this.database.exec('ROLLBACK')
      throw error
    }
  }

  setting(name: string): string | undefined {
    return this.first<{ value: string }>('SELECT value FROM settings WHERE name = ?', name)?.value
  }

  set(name: string, value: string): void {
    this.run(
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      value,
    )
  }

  close(): void {
    this.database.close()
  }
}
