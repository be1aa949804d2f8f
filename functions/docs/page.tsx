/** The API for people: one page, made from the OpenAPI document alone, which needs no script. */
import type { JSX } from 'preact'
import { render } from 'preact-render-to-string'
import { Conventions, FirstSteps } from './beginning.tsx'
import { Call, Method } from './call.tsx'
import { callsOf, type Document } from './document.ts'
import { Fields } from './fields.tsx'
import { Words } from './words.tsx'

export type { Document }

type Stage = {
  /** Where the API of this stage is. */
  base: string
  /** Of the stylesheet. */
  version: string
}

/** The whole page as HTML. */
export const docsPage = (document: Document, stage: Stage): string =>
  `<!doctype html>${render(<Page document={document} stage={stage} />)}`

const anchorOf = (tag: string): string => `on-${tag.toLowerCase().replaceAll(' ', '-')}`

const Page = ({ document, stage }: { document: Document; stage: Stage }): JSX.Element => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <meta name="color-scheme" content="light dark" />
      <title>{document.info.title}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href={`/docs/docs.css?v=${stage.version}`} />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <Menu document={document} />
      <main id="main" tabIndex={-1}>
        <header>
          <h1>{document.info.title}</h1>
          <p class="lead">{document.info.description}</p>
          <p>
            Version {document.info.version}. The same for machines: <a href="/openapi.json">/openapi.json</a>, OpenAPI
            3.1.
          </p>
        </header>
        <FirstSteps base={stage.base} />
        <Conventions />
        {document.tags.map(({ name, description }) => (
          <section class="resource" key={name} aria-labelledby={anchorOf(name)}>
            <h2 id={anchorOf(name)}>{name}</h2>
            <p>{description}</p>
            {callsOf(document, name).map((called) => (
              <Call called={called} document={document} key={called.operation.operationId} />
            ))}
          </section>
        ))}
        <Schemas document={document} />
      </main>
    </body>
  </html>
)

/** On a phone it opens over the page; beside the page, where there is room, it stands open. */
const Menu = ({ document }: { document: Document }): JSX.Element => (
  <nav aria-label="Calls">
    <details class="narrow">
      <summary>All calls</summary>
      <MenuList document={document} />
    </details>
    <div class="wide">
      <MenuList document={document} />
    </div>
  </nav>
)

const MenuList = ({ document }: { document: Document }): JSX.Element => (
  <ul>
    <li>
      <a href="#first-steps">First steps</a>
    </li>
    <li>
      <a href="#conventions">Conventions</a>
    </li>
    {document.tags.map(({ name }) => (
      <li key={name}>
        <a href={`#${anchorOf(name)}`}>{name}</a>
        <ul>
          {callsOf(document, name).map(({ method, path, operation }) => (
            <li key={operation.operationId}>
              <a href={`#${operation.operationId}`}>
                <Method method={method} /> {path.replace('/v1', '')}
              </a>
            </li>
          ))}
        </ul>
      </li>
    ))}
    <li>
      <a href="#schemas">Schemas</a>
    </li>
  </ul>
)

const Schemas = ({ document }: { document: Document }): JSX.Element => (
  <section class="resource" aria-labelledby="schemas">
    <h2 id="schemas">Schemas</h2>
    <p>What answers hold. A later version may add members; clients ignore those that they do not know.</p>
    {Object.entries(document.components.schemas).map(([name, schema]) => (
      <section class="schema" id={`schema-${name}`} key={name} aria-labelledby={`schema-${name}-title`}>
        <h3 id={`schema-${name}-title`}>{name}</h3>
        {schema.description && (
          <p>
            <Words text={schema.description} />
          </p>
        )}
        {(schema.oneOf ?? schema.anyOf ?? [schema]).map((each, i) => (
          <Fields schema={each} key={String(i)} />
        ))}
      </section>
    ))}
  </section>
)
