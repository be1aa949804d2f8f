/** What stands before the calls: the main path as commands, and what all calls have in common. */
import type { JSX } from 'preact'
import { firstSteps } from './curl.ts'
import { Code } from './words.tsx'

export const FirstSteps = ({ base }: { base: string }): JSX.Element => (
  <section class="resource" aria-labelledby="first-steps">
    <h2 id="first-steps">First steps</h2>
    <p>
      From checkout to outcome in four steps, on a machine that runs <code>npm start</code>. Every other command of this
      page works after them, in the same shell.
    </p>
    <ol class="steps">
      {firstSteps(base).map(({ title, text }) => (
        <li key={title}>
          <h3>{title}</h3>
          <Code text={text} select />
        </li>
      ))}
    </ol>
    <p>
      A clinic&#39;s own system calls with a key that an admin makes at the console, at <i>Settings → Systems</i>:{' '}
      <code>TOKEN=aftercare_…</code>, and <code>/systems</code> at the end of <code>BASE</code>. Its role is{' '}
      <code>system</code>. Nothing under <code>/_local</code> exists on a deployed stage.
    </p>
  </section>
)

const CONVENTIONS: readonly { title: string; text: JSX.Element }[] = [
  {
    title: 'Keys and tokens',
    text: (
      <>
        <code>Authorization: Bearer …</code> on every call: a token, or the key of a clinic&#39;s system with{' '}
        <code>/systems</code> before the path. Clinic and role come from it, never from a body or a path. An id of
        another clinic is 404, as one that does not exist.
      </>
    ),
  },
  {
    title: 'Times',
    text: (
      <>
        Instants are ISO 8601. Requests may use any offset; answers are in UTC with milliseconds:{' '}
        <code>2026-11-23T18:05:00.000Z</code>.
      </>
    ),
  },
  {
    title: 'Lists',
    text: (
      <>
        In the order in which things happened. <code>?limit=</code> (up to 100) and <code>?cursor=</code>: the
        answer&#39;s <code>next</code> is the cursor of the next page, null at the end. A cursor is good for its list
        and filters; another one is 422.
      </>
    ),
  },
  {
    title: 'Repeating a POST',
    text: (
      <>
        <code>Idempotency-Key</code>, up to 200 printable characters of your choice: the same request with the same key
        is carried out once, and the answer to a repeat has <code>idempotent-replayed: true</code>. The key with another
        request is 409. Keys are known for 30 days.
      </>
    ),
  },
  {
    title: 'Two editors',
    text: (
      <>
        Answers about patients, treatments, alerts, care plans, shifts and the policy have an <code>ETag</code>: the
        version of what people edit. Send it back as <code>If-Match</code>; where somebody was faster, the answer is 412
        and nothing is done.
      </>
    ),
  },
  {
    title: 'Errors',
    text: (
      <>
        <code>application/problem+json</code> (RFC 9457). <code>errors</code> names each faulty field by a JSON pointer,
        and nothing was done. Unknown fields and parameters are errors. Only the gateway&#39;s own 401, 403 and 429 are{' '}
        <code>{'{"message"}'}</code>.
      </>
    ),
  },
  {
    title: 'Being told',
    text: (
      <>
        <code>POST /v1/webhooks</code> before the steps above, and your system is told of each: every event within a
        minute, with ids alone. A receiver verifies with a library of Standard Webhooks (
        <code>npm install standardwebhooks</code>): <code>new Webhook(secret).verify(body, headers)</code>, the body as
        it arrived. Then it answers 2xx within 15 seconds, skips each <code>webhook-id</code> that it knows, and reads
        more by the ids, such as <code>GET /v1/alerts/{'{id}'}</code> for the outcome. The role <code>system</code> sees
        an alert without the patient&#39;s words. On this machine a receiver may be <code>http://127.0.0.1</code>.
      </>
    ),
  },
  {
    title: 'Your own ids',
    text: (
      <>
        <code>externalId</code> and <code>metadata</code> on patients and treatments: an id leads to one of them,
        metadata holds up to 20 texts of 200 characters. Put no health data there.
      </>
    ),
  },
  {
    title: 'Asking for help',
    text: (
      <>
        Every answer has <code>x-request-id</code>. Quote it; it holds nothing of a patient.
      </>
    ),
  },
]

export const Conventions = (): JSX.Element => (
  <section class="resource" aria-labelledby="conventions">
    <h2 id="conventions">Conventions</h2>
    <dl class="conventions">
      {CONVENTIONS.map(({ title, text }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  </section>
)
