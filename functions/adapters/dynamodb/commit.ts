import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '../../core/time.ts'
import { type Commit, Rejected, type Write } from '../../use-cases/ports.ts'
import { faultOf, isThrottle } from '../aws-fault.ts'
import { plainJson } from '../plain-json.ts'
import { keyOf, rowOf } from './layout.ts'

export type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** The write as part of a transaction on `table`. What expired at or before `now` is absent, removed already or not. */
export function actionOf(table: string, write: Write, now: Instant): Action {
  const { key } = write
  const target = { TableName: table, ...conditionOf(write, now) }
  switch (write.kind) {
    case 'put':
    case 'update': {
      const version = write.kind === 'put' ? 1 : write.expects + 1
      const item = { key, version, value: plainJson(write.value), found: write.found ?? {} }
      return { Put: { ...target, Item: rowOf(item) } }
    }
    case 'delete':
      return { Delete: { ...target, Key: keyOf(key) } }
    case 'check':
      return { ConditionCheck: { ...target, Key: keyOf(key) } }
  }
}

function conditionOf(write: Write, now: Instant) {
  if (write.kind === 'put' || write.expects === 0)
    return {
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
      ExpressionAttributeValues: { ':now': now },
    }
  return {
    ConditionExpression: '#version = :expected AND (attribute_not_exists(expiresAt) OR expiresAt > :now)',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':expected': write.expects, ':now': now },
  }
}

/** What a failed commit means. Throws Rejected when DynamoDB will never take it. */
export function commitFailure(error: unknown): Commit {
  const fault = faultOf(error)
  switch (fault.kind) {
    case 'not-reached':
      return { kind: 'busy' }
    case 'no-answer':
      return { kind: 'unknown' }
    case 'refused':
      return refusal(fault.code, error)
  }
}

function refusal(code: string, error: unknown): Commit {
  const { CancellationReasons } = error as { CancellationReasons?: { Code?: string }[] }
  const codes = CancellationReasons?.map((reason) => reason.Code ?? 'None') ?? [code]
  const failed = codes.filter((each) => each !== 'None' && each !== 'TransactionCanceled')
  const others = failed.filter((each) => each !== 'ConditionalCheckFailed')
  if (failed.length > 0 && others.length === 0) return { kind: 'taken' }
  const never = others.find((each) => each !== 'TransactionConflict' && !isThrottle(each))
  if (never === undefined) return { kind: 'busy' }
  throw new Rejected(`DynamoDB will not take this commit: ${never}`, { cause: error })
}
