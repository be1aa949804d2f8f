/** The OpenAPI document is whole, valid by the recommended rules, and its examples are what the API answers. */

import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import { callOf } from '../../functions/http/contract/calls.ts'
import examples from '../../functions/http/contract/examples.json' with { type: 'json' }
import { statusesOf } from '../../functions/http/contract/statuses.ts'
import { API_VERSION, answerSchema, openApi } from '../../functions/http/openapi.ts'
import { routes } from '../../functions/http/routes.ts'
import { playExamples } from '../support/api-story.ts'

const document = JSON.stringify(openApi(routes))

type Response = { content: Record<string, { schema: unknown; example?: unknown }> }
type Operation = {
  operationId: string
  summary: string
  parameters: { name: string; in: string }[]
  responses: Record<string, Response>
  requestBody?: { content: Record<string, { example?: unknown }> }
}
const { paths, components } = JSON.parse(document)
const resolved = ({ $ref, ...response }: Response & { $ref?: string }): Response =>
  $ref ? components.responses[$ref.split('/').at(-1) ?? ''] : response
const operations = Object.entries<Record<string, Operation>>(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...{ name: `${method.toUpperCase()} ${path}`, ...operation },
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, each]) => [status, resolved(each)]),
    ),
  })),
)

const SCHEMA = /\{"\$ref":"#\/components\/schemas\/(\w+)"\}/g

describe('the OpenAPI document', () => {
  it('has no finding by the recommended rules', async () => {
    const config = await createConfig({ extends: ['recommended'] })
    const problems = await lintFromString({ source: document, absoluteRef: 'openapi.json', config })
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
  })

  it('names each operation once, as a client calls it', () => {
    const names = operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(routes.length)
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]+$/)
  })

  it('has a schema for every answer of every call, and every status that all calls share', () => {
    for (const route of routes) {
      const statuses = Object.keys(statusesOf(route)).map(Number)
      for (const status of [401, 403, 422, 429, 500, 503]) expect(statuses).toContain(status)
      const successes = statuses.filter((status) => status < 300)
      expect(successes.length).toBeGreaterThan(0)
      for (const status of successes) expect(answerSchema(route, status)).toBeDefined()
      for (const status of Object.keys(callOf(route).answers)) expect(statuses).toContain(Number(status))
    }
    for (const { name, responses } of operations)
      for (const [status, { content }] of Object.entries(responses))
        for (const { schema } of Object.values(content)) expect(schema, `${name} ${status}`).toBeTruthy()
  })

  it('says where an Idempotency-Key and If-Match go, and pages every list', () => {
    for (const { name, parameters, responses } of operations) {
      const has = (parameter: string) => parameters.some((each) => each.name === parameter)
      expect(has('Idempotency-Key'), name).toBe(name.startsWith('POST'))
      expect(has('If-Match'), name).toBe('412' in responses)
      const answer = JSON.stringify(responses['200'] ?? {}).replace(SCHEMA, (_, of) =>
        JSON.stringify(components.schemas[of]),
      )
      const isFile = responses['200']?.content['text/csv'] !== undefined
      // Pages of an export have the size that an answer holds.
      if (name.endsWith('/exports/{id}/items')) continue
      expect(has('limit'), name).toBe(isFile || answer.includes('"next":{"type":["string","null"]}'))
      expect(has('cursor'), name).toBe(has('limit'))
    }
    expect(operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'If-Match')).length).toBe(30)
  })
})

describe('the examples', () => {
  it('are what the API answers, call by call', async () => {
    const played = await playExamples()
    expect(Object.keys(played).sort()).toEqual(operations.map(({ name }) => name).sort())
    // The store tells the members of an item in any order: the file is written anew for what is said alone.
    if (isDeepStrictEqual(JSON.parse(JSON.stringify(played)), examples)) return
    await expect(`${JSON.stringify(played, null, 2)}\n`).toMatchFileSnapshot(
      '../../functions/http/contract/examples.json',
    )
  })

  it('stand with each call: an answer, and the body where there is one', () => {
    for (const { name, responses, requestBody } of operations) {
      const shown = Object.values(responses).flatMap(({ content }) =>
        Object.values(content).map(({ example }) => example),
      )
      expect(shown.filter(Boolean).length, name).toBeGreaterThan(0)
      for (const { example } of Object.values(requestBody?.content ?? {})) expect(example, name).toBeTruthy()
    }
  })
})

it('has the version with which the changelog of the API begins', () => {
  const changelog = readFileSync('docs/api.md', 'utf8').split('## Changelog')[1]
  expect(/^### (\S+)/m.exec(changelog ?? '')?.[1]).toBe(API_VERSION)
})
