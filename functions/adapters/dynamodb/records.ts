import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import pLimit from 'p-limit'
import type { Key } from '../../core/keys.ts'
import { earliest, type Instant, toInstant } from '../../core/time.ts'
import type { Commit, Records } from '../../use-cases/ports.ts'
import { assertWellFormed } from '../well-formed.ts'
import { type Action, actionOf, commitFailure } from './commit.ts'
import { itemOf, keyOf, type Row } from './layout.ts'
import { MANY, reading, rowsOf } from './reading.ts'
import { ATTRIBUTES, duePartitions, INDEXES, openPartition } from './table.ts'

export type DynamoOptions = {
  table: string
  /** Another endpoint than AWS_ENDPOINT_URL or the region's own. */
  endpoint?: string
  /** For `expiresAt`. Wall time unless given. */
  now?: () => Instant
}

/**
 * Records in a DynamoDB table. Region, credentials and endpoint come from the environment as for any AWS client. Reads
 * are tried three times and throw Unavailable; a commit is tried once, because a second try of one that was written
 * would find its own versions and say `taken`.
 */
export function dynamoRecords({ table, endpoint, now = () => toInstant(Date.now()) }: DynamoOptions): Records {
  // Together below the 5 s of receive-sms, with time left to send an emergency text when the store is down.
  const reader = documents({ endpoint, attempts: 3, milliseconds: 1000 })
  let made: DynamoDBDocumentClient | undefined
  /** Made by the first commit: a start that only reads does without. */
  function writer(): DynamoDBDocumentClient {
    made ??= documents({ endpoint, attempts: 1, milliseconds: 2000 })
    return made
  }

  const readInTurn = pLimit(AT_ONCE)
  const readManyInTurn = pLimit(MANY_AT_ONCE)
  const writeInTurn = pLimit(AT_ONCE)

  const isLiving = (row: Row) => row.expiresAt === undefined || row.expiresAt > now()

  async function query(input: Omit<QueryCommandInput, 'TableName'>, limit = Number.POSITIVE_INFINITY): Promise<Row[]> {
    const rows: Row[] = []
    let from: QueryCommandInput['ExclusiveStartKey']
    do {
      const page = { ...input, TableName: table, ExclusiveStartKey: from }
      const most = Number.isFinite(limit) ? { Limit: limit - rows.length } : {}
      const answer = await reading(() => readInTurn(() => reader.send(new QueryCommand({ ...page, ...most }))))
      rows.push(...((answer.Items ?? []) as Row[]))
      from = answer.LastEvaluatedKey
    } while (from && rows.length < limit)
    return rows
  }

  const inShard = (shard: string, limit: number, range?: { when: '<=' | '>'; instant: Instant }) =>
    query(
      {
        IndexName: INDEXES.due,
        KeyConditionExpression: `duePk = :shard${range ? ` AND dueAt ${range.when} :instant` : ''}`,
        ExpressionAttributeValues: { ':shard': shard, ...(range && { ':instant': range.instant }) },
      },
      limit,
    )

  /** What has passed, at most `limit`, and the first that has not: one short query mostly says both. */
  async function lookInto(shard: string, instant: Instant, limit: number): Promise<{ passed: Row[]; later?: Row }> {
    const first = await inShard(shard, LOOK)
    const passed = first.filter(({ dueAt = '' }) => dueAt <= instant)
    const later = first[passed.length]
    if (later || first.length < LOOK) return { passed: passed.slice(0, limit), ...(later && { later }) }
    const [all, [next]] = await Promise.all([
      inShard(shard, limit, { when: '<=', instant }),
      inShard(shard, 1, { when: '>', instant }),
    ])
    return { passed: all, ...(next && { later: next }) }
  }

  async function write(actions: Action[]): Promise<void> {
    const [only] = actions
    // A transaction costs twice the write units of a plain conditional call.
    if (actions.length === 1 && only?.Put) await writer().send(new PutCommand(only.Put))
    else if (actions.length === 1 && only?.Delete) await writer().send(new DeleteCommand(only.Delete))
    else await writer().send(new TransactWriteCommand({ TransactItems: actions }))
  }

  return {
    async get(key) {
      const input = { TableName: table, Key: keyOf(key), ConsistentRead: true }
      const row = (await reading(() => readInTurn(() => reader.send(new GetCommand(input))))).Item as Row | undefined
      return row && isLiving(row) ? itemOf(row) : undefined
    },

    async getAll(keys) {
      const wanted = [...new Map(keys.map((key) => [keyName(key), key])).values()]
      const batches = Array.from({ length: Math.ceil(wanted.length / MANY) }, (_, n) =>
        wanted.slice(n * MANY, (n + 1) * MANY),
      )
      const rows = await Promise.all(batches.map((batch) => readManyInTurn(() => rowsOf(reader, table, batch))))
      const found = new Map(rows.flat().map((row) => [keyName(row), row]))
      return keys.map((key) => {
        const row = found.get(keyName(key))
        return row && isLiving(row) ? itemOf(row) : undefined
      })
    },

    async list(pk, prefix, without) {
      const begins = prefix === '' ? '' : ' AND begins_with(sk, :prefix)'
      const rows = await query({
        KeyConditionExpression: `pk = :pk${begins}`,
        ExpressionAttributeValues: {
          ':pk': pk,
          ...(begins && { ':prefix': prefix }),
          ...(without && { ':without': without.is }),
        },
        ...(without && {
          FilterExpression: 'attribute_not_exists(#value.#field) OR #value.#field <> :without',
          ExpressionAttributeNames: { '#value': ATTRIBUTES.value, '#field': without.field },
        }),
        ConsistentRead: true,
      })
      return rows.filter(isLiving).map(itemOf)
    },

    async listRecent(pk, prefix) {
      const KeyConditionExpression = 'pk = :pk AND begins_with(sk, :prefix)'
      const rows = await query({ KeyConditionExpression, ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix } })
      return rows.filter(isLiving).map(itemOf)
    },

    async due(lane, instant, limit) {
      const shards = await Promise.all(duePartitions(lane).map((shard) => lookInto(shard, instant, limit)))
      const found = shards
        .flatMap((shard) => shard.passed)
        .sort(byDueAt)
        .slice(0, limit)
      const oldest = found[0]?.dueAt
      const next = earliest(shards.map(({ later }) => later?.dueAt))
      return { keys: found.map(keyOf), ...(oldest && { oldest }), ...(next && { next }) }
    },

    async open(clinicId): Promise<Key[]> {
      const rows = await query({
        IndexName: INDEXES.open,
        KeyConditionExpression: 'openPk = :open',
        ExpressionAttributeValues: { ':open': openPartition(clinicId) },
      })
      return rows.map(keyOf)
    },

    async commit(writes): Promise<Commit> {
      assertWellFormed(writes)
      if (writes.length === 0) return { kind: 'committed' }
      const actions = writes.map((each) => actionOf(table, each, now()))
      try {
        await writeInTurn(() => write(actions))
        return { kind: 'committed' }
      } catch (error) {
        return commitFailure(error)
      }
    },
  }
}

/**
 * Calls of one kind on their way at once. The SDK opens 50 connections, and the time-out of a call that waits for one
 * is already running: a list of hundreds would fail although the store is well.
 */
const AT_ONCE = 40

/** Of calls for many keys: each answer is so large that taking several apart would keep the time-outs of the others waiting. */
const MANY_AT_ONCE = 2

/** Keys of the due index that are looked at first; so many are one unit of reading. */
const LOOK = 25

type Limits = { endpoint: string | undefined; attempts: number; milliseconds: number }

function documents({ endpoint, attempts, milliseconds }: Limits): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: attempts,
    requestHandler: {
      connectionTimeout: milliseconds / 2,
      requestTimeout: milliseconds,
      // The request's time-out ends with the answer's headers; this one covers its body.
      socketTimeout: milliseconds,
      throwOnRequestTimeout: true,
    },
  })
  return DynamoDBDocumentClient.from(client)
}

const keyName = ({ pk, sk }: Key): string => JSON.stringify([pk, sk])
const order = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)
const byDueAt = (a: Row, b: Row): number => order(a.dueAt, b.dueAt) || order(a.pk, b.pk) || order(a.sk, b.sk)
