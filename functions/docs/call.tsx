/** One call: what it does, who may make it, what it takes, what it answers, and a command to try it. */
import type { JSX } from 'preact'
import { curlOf } from './curl.ts'
import { type Called, type Document, type Operation, type Parameter, type Response, responsesOf } from './document.ts'
import { Fields, Type } from './fields.tsx'
import { Code, Words } from './words.tsx'

export function Call({ called, document }: { called: Called; document: Document }): JSX.Element {
  const { method, path, operation } = called
  const responses = responsesOf(document, operation)
  const example = successOf(responses)?.example
  const command = curlOf(called)
  return (
    <section class="call" id={operation.operationId} aria-labelledby={`${operation.operationId}-title`}>
      <div class="about">
        <h3 id={`${operation.operationId}-title`}>
          <a href={`#${operation.operationId}`}>{operation.summary}</a>
        </h3>
        <p class="address">
          <Method method={method} /> <code>{path}</code>
        </p>
        <Description operation={operation} />
        <p class="roles">
          <span class="label">Roles</span>
          {rolesOf(operation).map((role) => (
            <span class="role" key={role}>
              {role}
            </span>
          ))}
        </p>
        <Parameters parameters={operation.parameters ?? []} />
        <Body operation={operation} />
        <Answers responses={responses} />
      </div>
      <div class="code">
        {command && (
          <>
            <h4>Try it</h4>
            <Code text={command} select />
          </>
        )}
        {example !== undefined && (
          <details>
            <summary>Example of the answer</summary>
            <Code text={JSON.stringify(example, null, 2)} />
          </details>
        )}
      </div>
    </section>
  )
}

/** A call without roles is signed by the system that makes it. */
const rolesOf = ({ 'x-roles': roles }: Operation): string[] => (roles.length > 0 ? roles : ['no token: signed'])

export const Method = ({ method }: { method: string }): JSX.Element => (
  <span class={`method ${method.toLowerCase()}`}>{method}</span>
)

/** Without the line about roles, which stand beside it. */
function Description({ operation }: { operation: Operation }): JSX.Element | null {
  const text = operation.description.replace(/\n*Roles: [^\n]*$/, '')
  return text ? (
    <p>
      <Words text={text} />
    </p>
  ) : null
}

function Parameters({ parameters }: { parameters: Parameter[] }): JSX.Element | null {
  if (parameters.length === 0) return null
  return (
    <>
      <h4>Parameters</h4>
      <ul class="fields">
        {parameters.map(({ name, in: place, description, schema, required }) => (
          <li key={name}>
            <code class="name">{name}</code> <span class="type">{place}</span>
            {!required && <span class="optional"> optional</span>}
            {schema.enum && (
              <span class="limits">
                {(schema.enum as string[]).map((option) => (
                  <code key={option}>{option}</code>
                ))}
              </span>
            )}
            {description && (
              <p>
                <Words text={description} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Body({ operation }: { operation: Operation }): JSX.Element | null {
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  if (!type || !media?.schema) return null
  return (
    <>
      <h4>
        Body <code>{type}</code>
      </h4>
      <Fields schema={media.schema} />
    </>
  )
}

function Answers({ responses }: { responses: Responses }): JSX.Element {
  const schema = successOf(responses)?.schema
  return (
    <>
      <h4>Answers</h4>
      <ul class="answers">
        {Object.entries(responses).map(([status, { description, content = {} }]) => (
          <li key={status}>
            <span class={`status s${status[0]}`}>{status}</span>
            <span>
              {description}
              {Number(status) < 300 &&
                Object.values(content).map(({ schema }, i) =>
                  schema?.$ref ? (
                    <span key={String(i)}>
                      : <Type schema={schema} />
                    </span>
                  ) : null,
                )}
            </span>
          </li>
        ))}
      </ul>
      {schema && !schema.$ref && <Fields schema={schema} />}
    </>
  )
}

type Responses = Record<string, Response>

function successOf(responses: Responses) {
  const [, success] = Object.entries(responses)
    .filter(([status]) => Number(status) < 300)
    .sort(([a], [b]) => Number(b) - Number(a))[0] ?? ['']
  return success && Object.values(success.content ?? {})[0]
}
