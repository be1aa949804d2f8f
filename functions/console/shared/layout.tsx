import type { ComponentChildren } from 'preact'
import type { Clinic, Role } from '../../core/clinic/clinic.ts'
import type { Instant } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'

export type Frame = {
  clinic: Clinic
  name: string
  role: Role
  path: string
  now: Instant
  version: string
}

const MENU: { to: string; label: string; roles: readonly Role[] }[] = [
  { to: '/console/checkout', label: 'Checkout', roles: PERMISSIONS.tasks },
  { to: '/console/inbox', label: 'Inbox', roles: PERMISSIONS.tasks },
  { to: '/console/patients', label: 'Patients', roles: PERMISSIONS.tasks },
  { to: '/console/on-call', label: 'On call', roles: PERMISSIONS.clinical },
  { to: '/console/care-plans', label: 'Care plans', roles: PERMISSIONS.tasks },
  { to: '/console/review', label: 'Safety review', roles: PERMISSIONS.clinical },
  { to: '/console/figures', label: 'Figures', roles: PERMISSIONS.clinical },
  { to: '/console/webhooks', label: 'Webhooks', roles: PERMISSIONS.administer },
]

/** The modules of the script that act by themselves, in the order in which they do; one that fails stops no other. */
const SCRIPTS = ['clocks', 'live', 'drafts', 'forms', 'previews', 'checkout', 'from-page', 'rehearsal']

const Head = ({ title, version }: { title: string; version: string }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="color-scheme" content="light dark" />
    <title>{title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href={`/console/assets/${version}/console.css`} />
    {SCRIPTS.map((name) => (
      <script key={name} type="module" src={`/console/assets/${version}/${name}.js`} />
    ))}
  </head>
)

/** The frame of every page of somebody who is signed in. */
export const Layout = ({
  frame: { clinic, name, role, path, now, version },
  title,
  said,
  children,
}: {
  frame: Frame
  title: string
  said: string | undefined
  children: ComponentChildren
}) => (
  <html lang="en">
    <Head title={`${title} · ${clinic.name}`} version={version} />
    <body data-now={now} data-clinic={clinic.clinicId}>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header>
        <p class="brand">{clinic.name}</p>
        <nav aria-label="Pages">
          <ul>
            {MENU.filter(({ roles }) => roles.includes(role)).map(({ to, label }) => (
              <li key={to}>
                <a href={to} {...(path.startsWith(to) ? { 'aria-current': 'page' } : {})}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <form method="post" action="/console/sign-out" class="me">
          <span>
            {name} <small>{role.replace('-', ' ')}</small>
          </span>
          <button type="submit" class="quiet">
            Sign out
          </button>
        </form>
      </header>
      <main id="main" tabIndex={-1}>
        <p id="timed-out" class="warning" role="alert" hidden>
          You were signed out because no one used this page. What you typed is kept in this tab:{' '}
          <a href={`/console/sign-in?to=${encodeURIComponent(path)}`}>sign in again</a>.
        </p>
        <p id="offline" class="warning" role="status" hidden>
          No connection: this page has shown nothing new since <time />. It tries again every few seconds.
        </p>
        <h1>{title}</h1>
        {said && (
          <p class="said" role="status">
            {said}
          </p>
        )}
        {children}
      </main>
    </body>
  </html>
)

/** A page for nobody in particular: signed out, refused, gone. */
export const Bare = ({
  title,
  version,
  forget = false,
  children,
}: {
  title: string
  version: string
  /** Whether drafts kept by this browser end here. */
  forget?: boolean
  children: ComponentChildren
}) => (
  <html lang="en">
    <Head title={title} version={version} />
    <body {...(forget ? { 'data-forget': 'all' } : {})}>
      <main id="main" class="bare">
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
)
