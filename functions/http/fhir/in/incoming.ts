import type { Caller } from '../../route.ts'
import type { Mapping } from '../out/context.ts'
import { type FhirAnswer, refusal } from '../outcome.ts'
import type { Resource } from '../types.ts'

/** A resource that a client creates; `condition`: the search of `If-None-Exist`. */
export type Incoming = { caller: Caller; mapping: Mapping; body: unknown; condition?: string }

/** A resource that was created (201), or was there already (200), and where it is. */
export const created = ({ door }: Mapping, resource: Resource | undefined, status: 200 | 201): FhirAnswer =>
  resource
    ? { status, body: resource, headers: { location: `${door}/${resource.resourceType}/${resource.id}` } }
    : refusal(404, 'not-found', 'It was created, and is not there any more.')
