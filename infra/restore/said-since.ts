import { type DynamoDBDocumentClient, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { ATTRIBUTES } from '../../functions/adapters/dynamodb/table.ts'
import type { Entry } from '../../functions/core/review/activity-log.ts'
import type { Instant } from '../../functions/core/time.ts'

export type Said = {
  what: 'stop' | 'start' | 'mail-ended' | 'erased'
  at: Instant
  clinicId: string
  personId: string
}

const LINE_OF_REGISTER = /^CLINIC#([^#]+)#MONTH#/

/**
 * What patients withdrew, gave again or had erased since the moment to which `from` was restored, oldest first: the lines
 * of the clinics' registers (core/review/activity-log.ts) in `to`, the table in use, that `from` does not have. The
 * register stands apart from the patients' items, so it is there where those were deleted.
 */
export async function saidSince(
  documents: DynamoDBDocumentClient,
  { from, to }: { from: string; to: string },
): Promise<Said[]> {
  const found: Said[] = []
  let start: Record<string, unknown> | undefined
  do {
    const page = await documents.send(
      new ScanCommand({ TableName: to, ...(start ? { ExclusiveStartKey: start } : {}) }),
    )
    for (const item of page.Items ?? []) {
      const said = saidBy(item)
      if (said && !(await has(documents, from, item))) found.push(said)
    }
    start = page.LastEvaluatedKey
  } while (start)
  return found.sort((a, b) => (a.at < b.at ? -1 : 1))
}

function saidBy(item: Record<string, unknown>): Said | undefined {
  const clinicId = LINE_OF_REGISTER.exec(String(item[ATTRIBUTES.pk]))?.[1]
  if (!clinicId) return undefined
  const entry = item[ATTRIBUTES.value] as Entry
  const what = whatOf(entry)
  return what && 'personId' in entry ? { what, at: entry.at, clinicId, personId: entry.personId } : undefined
}

function whatOf(entry: Entry): Said['what'] | undefined {
  if (entry.kind === 'mail-ended' || entry.kind === 'erased') return entry.kind
  if (entry.kind !== 'reply') return undefined
  return entry.optedOut ? 'stop' : entry.optedIn ? 'start' : undefined
}

async function has(documents: DynamoDBDocumentClient, table: string, item: Record<string, unknown>): Promise<boolean> {
  const Key = { [ATTRIBUTES.pk]: item[ATTRIBUTES.pk], [ATTRIBUTES.sk]: item[ATTRIBUTES.sk] }
  return (await documents.send(new GetCommand({ TableName: table, Key }))).Item !== undefined
}

const WORDS: Record<Said['what'], string> = {
  stop: 'STOP by text           withdraw the consent to texts, unless a START follows',
  start: 'START by text          nothing, unless a STOP was put back',
  'mail-ended': 'no more e-mails        withdraw the consent to e-mails',
  erased: 'erased                 erase again (DELETE /v1/patients/{id})',
}

/** For the operator's terminal: ids and instants, no names and no numbers. */
export const withdrawnText = (said: readonly Said[]): string =>
  said.length === 0
    ? 'Since the restored moment no one is on record with a STOP, a START or an erasure.'
    : [
        'Since the restored moment, and unknown to the restored table. Repeat it before the next follow-up is due:',
        ...said.map(({ what, at, clinicId, personId }) => `  ${at}  ${clinicId}  ${personId}  ${WORDS[what]}`),
      ].join('\n')
