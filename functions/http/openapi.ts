import * as z from 'zod/mini'
import type { Route } from './route.ts'

/** The OpenAPI 3.1 document of the routes, from the same schemas that check the bodies. */
export function openApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aftercare',
      version: '1',
      description: 'Follow-up, triage of replies and paging for aesthetic clinics.',
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: PROBLEM },
    },
  }
}

const PROBLEM = {
  type: 'object',
  required: ['title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}

function operation(route: Route): object {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const others = (route.parameters ?? []).map(({ values, ...parameter }) => ({
    ...parameter,
    schema: { type: 'string', ...(values ? { enum: values } : {}) },
  }))
  return {
    summary: route.summary,
    description: [route.description, `Roles: ${route.roles.join(', ')}.`].filter(Boolean).join('\n\n'),
    'x-roles': route.roles,
    parameters: [...inPath, ...others],
    ...(route.text
      ? { requestBody: { required: true, content: { [route.text]: { schema: { type: 'string' } } } } }
      : {}),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: z.toJSONSchema(route.body, { io: 'input' }) } },
          },
        }
      : {}),
    responses: Object.fromEntries(
      Object.entries(route.answers).map(([status, description]) => [status, response(Number(status), description)]),
    ),
  }
}

const response = (status: number, description: string): object =>
  status < 400
    ? { description, content: { 'application/json': {} } }
    : { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
