/** The hook that booking systems call: no token, but a signature of their own over the body. */
import { SOURCES, sourceNamed } from '../core/intake/source.ts'
import { receiveIntake } from '../use-cases/intake/receive-intake.ts'
import type { Hashing, Links, Queueing, Signing, Store } from '../use-cases/ports.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'

export type HookDeps = Store & Queueing & Hashing & Signing & Links

export type HookRequest = {
  source: string
  clinicId: string | undefined
  headers: Readonly<Record<string, string | undefined>>
  body: Uint8Array
}

/** The largest event that is read. */
export const MOST_EVENT_BYTES = 256 * 1024

const CLINIC_ID = /^[\w-]{1,40}$/

/** 202 for an event that is new, 200 for one that came before; both name it. */
export async function answerHook(deps: HookDeps, { source, clinicId, headers, body }: HookRequest): Promise<Answer> {
  const known = sourceNamed(source)
  if (!known) return refuse(404, `There is no such booking system here, only ${SOURCES.join(', ')}.`)
  if (body.length > MOST_EVENT_BYTES)
    return refuse(413, `The event is larger than ${MOST_EVENT_BYTES / 1024} KB. Nothing was logged.`)
  // Who names no clinic that can be is told no more than who names one that is not there.
  const clinic = clinicId && CLINIC_ID.test(clinicId) ? clinicId : '-'
  const received = await receiveIntake(deps, { source: known, clinicId: clinic, headers, body })
  switch (received.kind) {
    case 'taken':
      return ok({ intakeId: received.intakeId }, 202)
    case 'repeated':
      return ok({ intakeId: received.intakeId })
    case 'refused':
      return refuse(401, `${received.because} Nothing was logged. Is the address right, with ?clinic=…?`)
    case 'no-json':
      return refuse(400, 'The body is not JSON.')
    case 'unreadable':
      return invalid(received.faults)
  }
}

const TAKEN = {
  'application/json': {
    schema: { type: 'object', required: ['intakeId'], properties: { intakeId: { type: 'string' } } },
    example: { intakeId: '4f0c2d7a91be83d6' },
  },
}

/** For the OpenAPI document: the one call under /v1 that takes no token. */
export const HOOK_PATHS = {
  '/v1/intake/{source}': {
    post: {
      operationId: 'receiveIntake',
      tags: ['Systems'],
      'x-roles': [],
      summary: 'An event of a booking system, signed as that system signs',
      description: `No token. \`source\`: ${SOURCES.join(', ')}. docs/intake.md says for each how it signs and what is read.`,
      security: [],
      parameters: [
        { name: 'source', in: 'path', required: true, schema: { type: 'string', enum: SOURCES } },
        {
          name: 'clinic',
          in: 'query',
          required: true,
          description: 'The id of the clinic.',
          schema: { type: 'string' },
        },
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { type: 'object' }, example: {} },
          'application/x-www-form-urlencoded': { schema: { type: 'object' } },
        },
      },
      responses: {
        200: { description: 'The same event again', content: TAKEN },
        202: { description: 'Written down; it is worked through within seconds', content: TAKEN },
        ...Object.fromEntries(
          [
            [400, 'The body is not JSON'],
            [401, 'No signature, or one that does not fit; or too old a timestamp'],
            [404, 'No such booking system'],
            [413, 'Too large'],
            [422, 'The event lacks what it cannot be without'],
            [503, 'The store is busy: send it again'],
          ].map(([status, description]) => [
            status,
            {
              description,
              content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
            },
          ]),
        ),
      },
    },
  },
} as const
