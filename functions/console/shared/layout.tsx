import { type ComponentChildren, Fragment } from 'preact'
import type { Clinic, Role } from '../../core/clinic/clinic.ts'
import { type Instant, zoneName } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { type FrameWords, frameWords } from './frame-words.ts'
import type { ConsoleLanguage } from './language.ts'

export type Frame = {
  clinic: Clinic
  name: string
  role: Role
  path: string
  now: Instant
  version: string
  language: ConsoleLanguage
}

const MENU: { to: string; label: keyof FrameWords['menu']; roles: readonly Role[] }[] = [
  { to: '/console/checkout', label: 'checkout', roles: PERMISSIONS.tasks },
  { to: '/console/inbox', label: 'inbox', roles: PERMISSIONS.tasks },
  { to: '/console/patients', label: 'patients', roles: PERMISSIONS.tasks },
  { to: '/console/on-call', label: 'onCall', roles: PERMISSIONS.clinical },
  { to: '/console/care-plans', label: 'carePlans', roles: PERMISSIONS.tasks },
  { to: '/console/review', label: 'review', roles: PERMISSIONS.clinical },
  { to: '/console/figures', label: 'figures', roles: PERMISSIONS.clinical },
  { to: '/console/settings', label: 'settings', roles: PERMISSIONS.administer },
]

/** The modules of the script that act by themselves, in the order in which they do; one that fails stops no other. */
const SCRIPTS = ['clocks', 'live', 'calling', 'drafts', 'forms', 'previews', 'keys']
const CHECKOUT = ['checkout', 'from-page']
/** Pages that have no checkout, and have something that no other page has. */
const OWN: Readonly<Record<string, string[]>> = { rehearsal: ['rehearsal'], alerts: ['presence'] }

/** Each page loads at most 60 KB of script and style. */
const scriptsOf = (path: string): string[] => [...SCRIPTS, ...(OWN[path.split('/')[2] ?? ''] ?? CHECKOUT)]

const Head = ({ title, version, path }: { title: string; version: string; path: string }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="color-scheme" content="light dark" />
    <title>{title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href={`/console/assets/${version}/console.css`} />
    {scriptsOf(path).map((name) => (
      <script key={name} type="module" src={`/console/assets/${version}/${name}.js`} />
    ))}
  </head>
)

/** The frame of every page of somebody who is signed in. */
export const Layout = ({
  frame: { clinic, name, role, path, now, version, language },
  title,
  said,
  children,
}: {
  frame: Frame
  title: string
  said: string | undefined
  children: ComponentChildren
}) => {
  const words = frameWords(language)
  return (
    <html lang={language}>
      <Head title={`${title} · ${clinic.name}`} version={version} path={path} />
      <body data-now={now} data-clinic={clinic.clinicId}>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header>
          <p class="brand">
            {clinic.name}
            <br />
            <small>{words.clinicTime(zoneName(clinic.zone))}</small>
          </p>
          <nav aria-label={words.pages}>
            <ul>
              {MENU.filter(({ roles }) => roles.includes(role)).map(({ to, label }) => (
                <li key={to}>
                  <a href={to} {...(path.startsWith(to) ? { 'aria-current': 'page' } : {})}>
                    {words.menu[label]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <form method="post" action="/console/sign-out" class="me">
            <span>
              {name} <small>{words.roles[role]}</small>
            </span>
            <button type="submit" class="quiet">
              {words.signOut}
            </button>
          </form>
        </header>
        <main id="main" tabIndex={-1}>
          <p id="timed-out" class="warning" role="alert" hidden>
            {words.timedOut} <a href={`/console/sign-in?to=${encodeURIComponent(path)}`}>{words.signInAgain}</a>.
          </p>
          <p id="offline" class="warning" role="status" hidden>
            {words.offline} <time />. {words.triesAgain}
          </p>
          <h1>{title}</h1>
          {said && (
            <p class="said" role="status">
              {said}
            </p>
          )}
          {children}
        </main>
        <KeysHelp words={words} />
      </body>
    </html>
  )
}

/** Opened by `?`; says which keys there are, and switches them off. */
const KeysHelp = ({ words }: { words: FrameWords }) => (
  <dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">{words.keys.title}</h2>
    <dl class="facts">
      {words.keys.list.map(([key, what]) => (
        <Fragment key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </Fragment>
      ))}
    </dl>
    <form method="dialog">
      <label class="chip">
        <input type="checkbox" /> {words.keys.use}
      </label>
      <p>
        <button type="submit">{words.keys.close}</button>
      </p>
    </form>
  </dialog>
)

/** A page for nobody in particular: signed out, refused, gone. */
export const Bare = ({
  title,
  version,
  language,
  forget = false,
  children,
}: {
  title: string
  version: string
  language: ConsoleLanguage
  /** Whether drafts kept by this browser end here. */
  forget?: boolean
  children: ComponentChildren
}) => (
  <html lang={language}>
    <Head title={title} version={version} path="" />
    <body {...(forget ? { 'data-forget': 'all' } : {})}>
      <main id="main" class="bare">
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
)
