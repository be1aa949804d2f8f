import { render } from 'preact-render-to-string'
import type { Session } from '../../core/access/session.ts'
import type { Doing } from '../../core/alerts/presence.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { keys } from '../../core/keys.ts'
import type { Paper } from '../../core/paper.ts'
import { notedSoon } from '../../http/noted.ts'
import { match } from '../../http/route.ts'
import { beginSignIn, finishSignIn, sessionOf, signOut } from '../../use-cases/access/sign-in.ts'
import { watchReads } from '../../use-cases/access/watch-reads.ts'
import type { PhotoRead } from '../../use-cases/photos/read-photos.ts'
import { read } from '../../use-cases/store/records.ts'
import { SIGNS_ES } from '../../use-cases/wording/sign-names-es.ts'
import { bannerWords } from './banner-words.ts'
import type { ConsoleLanguage } from './language.ts'
import { Bare, Layout } from './layout.tsx'
import type { ConsoleDeps, Page, PageAnswer } from './page.ts'
import { partDigest } from './part-digest.ts'
import { changedPieces, withDigests } from './pieces.ts'
import { Viewer } from './viewer.ts'

/** A request, as the wrapper read it. */
export type Asked = {
  method: 'GET' | 'POST'
  path: string
  query: string
  text: string
  /** Of a form with photos, whose fields are in `text`: the bytes of each. */
  files?: readonly Uint8Array[]
  /** The form was longer than any of ours; `text` is empty. */
  tooLong?: boolean
  /** An open page asks for news by itself; nobody touched anything. */
  watching: boolean
  /** What the person does at the page that asks. */
  doing?: Doing | undefined
  /** Of a part: the entity tag of what the page shows. */
  known?: string | undefined
  /** Of a part: the digests of the pieces that the page shows. */
  shown?: string | undefined
  /** The page of ours that the request came from, where the browser says so. */
  from: string
  cookies: Record<string, string>
  language: ConsoleLanguage
}

export type Shown = {
  status: number
  body: string
  type?: string
  location?: string
  cookies?: string[]
  /** Of a part that stays fresh; with status 304 it is what the page shows already. */
  etag?: string
  /** File name of a download. */
  name?: string
  /** The answer is this document, as PDF. */
  paper?: Paper
  photo?: PhotoRead
}

type Link = { to: string; label: string }

/** A page for nobody in particular, with a way on. */
export const barePage = (
  version: string,
  { status, title, text, link, language = 'en', forget = false }: Pick<Shown, 'status'> & BareWords,
): Shown => ({
  status,
  body: html(
    <Bare title={title} version={version} language={language} forget={forget}>
      <p>{text}</p>
      {link && (
        <p>
          <a class="button" href={link.to}>
            {link.label}
          </a>
        </p>
      )}
    </Bare>,
  ),
})
type BareWords = {
  title: string
  text: string
  link?: Link | undefined
  language?: ConsoleLanguage
  forget?: boolean
}

const SESSION = 'aftercare-session'
const BINDING = 'aftercare-sign-in'
const HOME = '/console'

/** Answers a request of the console: sign-in first, then the page, for the roles it is for. */
export async function respond(
  pages: readonly Page[],
  deps: ConsoleDeps,
  asked: Asked,
  version: string,
): Promise<Shown> {
  const secure = deps.linkBase.startsWith('https:') ? '; Secure' : ''
  const cookie = (name: string, value: string, seconds?: number) =>
    `${name}=${value}; Path=/console; HttpOnly; SameSite=Lax${secure}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`
  const { language } = asked
  const words = bannerWords(language)
  const bare = (status: number, { title, text }: { title: string; text: string }, link?: Link, forget = false): Shown =>
    barePage(version, { status, title, text, link, language, forget })
  const again = { to: '/console/sign-in', label: words.signIn }

  if (asked.tooLong) return bare(413, words.tooLong, { to: asked.from, label: words.back })
  switch (asked.path) {
    case '/console/sign-in': {
      const { url, binding } = await beginSignIn(deps, returnTo(new URLSearchParams(asked.query).get('to')))
      return { ...redirect(url), cookies: [cookie(BINDING, binding, 600)] }
    }
    case '/console/signed-in': {
      const signed = await finishSignIn(deps, asked.query, asked.cookies[BINDING])
      if (signed.kind === 'refused') {
        const text = signed.fact ? words.refused[signed.fact] : signed.because
        return bare(403, { title: words.notSignedIn, text }, again)
      }
      return {
        ...redirect(signed.returnTo),
        cookies: [cookie(SESSION, signed.token), cookie(BINDING, '', 0)],
      }
    }
    case '/console/sign-out':
      if (asked.method === 'POST')
        await signOut(deps, asked.cookies[SESSION] ?? '', new URLSearchParams(asked.text).has('everywhere'))
      return { ...redirect(await providersEnd(deps)), cookies: [cookie(SESSION, '', 0)] }
    case '/console/signed-out':
      return bare(200, words.signedOut, again, true)
  }

  const session = await sessionOf(deps, asked.cookies[SESSION] ?? '', asked.watching)
  if (!session && asked.watching) return { status: 401, body: 'Signed out', type: 'text/plain' }
  if (!session) {
    const to = asked.method === 'GET' ? asked.path + (asked.query ? `?${asked.query}` : '') : asked.from
    return redirect(`/console/sign-in?to=${encodeURIComponent(to)}`)
  }
  if (asked.path === HOME) return redirect(session.role === 'front-desk' ? '/console/checkout' : '/console/inbox')

  const here = pages.flatMap((page) => {
    const params = match(page.path, asked.path)
    return params ? [{ page, params }] : []
  })
  const found = here.find(({ page }) => page.method === asked.method)
  const home = { to: HOME, label: words.first }
  if (!found) return bare(404, words.notFound, home)
  if (!found.page.roles.includes(session.role)) return bare(403, words.notYours, home)
  const { clinicId, role, staffId, name } = session
  const reader = { clinicId, by: staffId, name, role, via: 'console', what: found.page.path } as const
  const watched = watchReads(deps, () => (asked.method === 'GET' ? reader : undefined))
  const answer = await found.page.respond(asked.method === 'GET' ? { ...deps, records: watched.records } : deps, {
    caller: { clinicId, role, id: staffId, name },
    path: asked.path,
    params: found.params,
    query: new URLSearchParams(asked.query),
    language: asked.language,
    form: new URLSearchParams(asked.text),
    files: asked.files ?? [],
    doing: asked.watching ? asked.doing : undefined,
  })
  const isShown = answer.kind !== 'go' && (!('status' in answer) || (answer.status ?? 200) < 300)
  if (isShown) await notedSoon(deps, watched)
  return show(deps, session, asked, answer, version)
}

async function show(
  deps: ConsoleDeps,
  { clinicId, name, role }: Session,
  { path, method, known, shown = '', language: asked }: Asked,
  answer: PageAnswer,
  version: string,
): Promise<Shown> {
  switch (answer.kind) {
    case 'go':
      return redirect(answer.to)
    case 'file':
      return { status: 200, body: answer.content, type: answer.type, name: answer.name }
    case 'photo':
      return { status: 200, body: '', photo: answer.photo }
    case 'paper':
      return { status: 200, body: '', paper: answer.paper }
    case 'part':
    case 'page': {
      const clinic = (await read<Clinic>(deps.records, keys.clinic(clinicId)))?.value
      if (!clinic) return { status: 404, body: 'This clinic is not set up.', type: 'text/plain' }
      const language = ('language' in answer && answer.language) || asked
      const signs = language === 'es' ? { ...deps.content().signs, ...SIGNS_ES } : deps.content().signs
      const viewer = { country: clinic.country, language, role, signs }
      if (answer.kind === 'part') {
        const body = render(<Viewer.Provider value={viewer}>{answer.body}</Viewer.Provider>)
        if (method === 'POST') return { status: 200, body }
        const etag = `"${partDigest(body, deps.sha256)}"`
        if (known === etag) return { status: 304, body: '', etag }
        return { status: 200, body: changedPieces(body, deps.sha256, shown), etag }
      }
      const frame = { clinic, name, role, path, now: deps.now(), version, language }
      return {
        status: answer.status ?? 200,
        body: withDigests(
          html(
            <Viewer.Provider value={viewer}>
              <Layout frame={frame} title={answer.title} said={answer.said}>
                {answer.body}
              </Layout>
            </Viewer.Provider>,
          ),
          deps.sha256,
        ),
      }
    }
  }
}

/** By way of the provider, whose own session outlives ours; when it does not answer, ours has ended all the same. */
const providersEnd = (deps: ConsoleDeps): Promise<string> =>
  deps.identity.end(`${deps.linkBase}/console/signed-out`).catch(() => '/console/signed-out')

const html = (page: Parameters<typeof render>[0]): string => `<!doctype html>${render(page)}`

const redirect = (to: string): Shown => ({ status: 303, body: '', location: to })

/** Only back into the console: an address of somebody else's is not followed. */
const returnTo = (to: string | null): string => (to && /^\/console(\/[\w./-]*)?(\?[\w.~%=&+-]*)?$/.test(to) ? to : HOME)
