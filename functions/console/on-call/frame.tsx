/** What the pages about on call share: tabs, the words for duties and gaps, and the question before a gap is made. */
import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { DUTIES, type Duty, type Role, type Rota } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import type { Gap } from '../../core/on-call/gaps.ts'
import { type Instant, minutesBetween } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import type { How, RotaChanged } from '../../use-cases/on-call/write-rota.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type ConsoleDeps, formValue, type Page, type PageAnswer, type PageRequest } from '../shared/page.ts'

import { useWords, Viewer } from '../shared/viewer.ts'
import { calendarWords } from '../words/calendar.ts'
import { type OnCallTab, onCallWords } from '../words/on-call.ts'
import { rotaWords } from '../words/rota.ts'
import { weekWords } from '../words/week.ts'

export const dutyNames = (language: ConsoleLanguage): Record<Duty, string> => calendarWords(language).duties

export const dutyChoices = (language: ConsoleLanguage) =>
  DUTIES.map((duty) => ({ value: duty, label: dutyNames(language)[duty] }))

/** Everybody who can be paged, for a field that asks for a person. */
export const staffOptions = ({ staff }: Rota): { value: string; label: string }[] =>
  staff.filter(({ phone }) => phone).map(({ staffId, name }) => ({ value: staffId, label: name }))

export type Here = { deps: ConsoleDeps; clinicNow: ClinicSnapshot; request: PageRequest }

async function currentRota(deps: ConsoleDeps, request: PageRequest): Promise<Here> {
  return { deps, clinicNow: await clinicNowOf(deps, request.caller), request }
}

/** A page of the console that answers from the rota as it is. */
export const rotaPage = (
  method: Page['method'],
  path: string,
  roles: readonly Role[],
  answer: (at: Here) => PageAnswer | Promise<PageAnswer>,
): Page => ({ method, path, roles, respond: async (deps, request) => answer(await currentRota(deps, request)) })

export const mayChange = ({ request }: Here): boolean =>
  PERMISSIONS.administer.some((role) => role === request.caller.role)

export const ON_CALL = '/console/on-call'
const TABS: { to: string; name: OnCallTab; roles: readonly Role[] }[] = [
  { to: ON_CALL, name: 'week', roles: PERMISSIONS.clinical },
  { to: `${ON_CALL}/changes`, name: 'changes', roles: PERMISSIONS.clinical },
  { to: `${ON_CALL}/shifts`, name: 'shifts', roles: PERMISSIONS.clinical },
  { to: `${ON_CALL}/policy`, name: 'policy', roles: PERMISSIONS.clinical },
  { to: `${ON_CALL}/people`, name: 'people', roles: PERMISSIONS.clinical },
  { to: `${ON_CALL}/my-calendar`, name: 'mine', roles: PERMISSIONS.clinical },
  { to: `${ON_CALL}/calendar`, name: 'calendar', roles: PERMISSIONS.administer },
]

export type Framed = {
  title: string
  status?: number
  said?: string | undefined
  children: ComponentChildren
}

/** A page among the others about on call. */
export function framed({ request: { caller, path, language } }: Here, given: Framed): PageAnswer {
  const { title, status, said, children } = given
  const words = onCallWords(language)
  const current = TABS.findLast(({ to }) => path === to || path.startsWith(`${to}/`))
  return {
    kind: 'page',
    title,
    said,
    ...(status ? { status } : {}),
    body: (
      <>
        <nav class="tabs" aria-label={words.onCall}>
          {TABS.filter(({ roles }) => roles.includes(caller.role)).map((tab) => (
            <a key={tab.to} href={tab.to} {...(tab === current ? { 'aria-current': 'page' } : {})}>
              {words.tabs[tab.name]}
            </a>
          ))}
        </nav>
        {children}
      </>
    ),
  }
}

export const lasting = ({ from, to }: Pick<Gap, 'from' | 'to'>): string => {
  const minutes = minutesBetween(from, to)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}

const MOST_GAPS_SHOWN = 12

/** Stretches in which nobody has a duty, in words as well as in red; each leads to where it can be filled. */
type GapsGiven = { found: readonly Gap[]; zone: string; fill: boolean }

export const Gaps = ({ found, zone, fill }: GapsGiven) => {
  const words = useWords(calendarWords)
  return (
    <ul class="plain">
      {found.slice(0, MOST_GAPS_SHOWN).map((gap) => (
        <li class="gap" key={gap.duty + gap.from}>
          <span>
            <strong>{words.gap.nobody(words.duties[gap.duty])}</strong> {words.gap.from}{' '}
            <When at={gap.from} zone={zone} /> {words.gap.until} <When at={gap.to} zone={zone} /> ({lasting(gap)})
          </span>
          {fill && <FillLink gap={gap} />}
        </li>
      ))}
      {found.length > MOST_GAPS_SHOWN && <li class="gap">{words.gap.more(found.length - MOST_GAPS_SHOWN)}</li>}
    </ul>
  )
}

export const FillLink = ({ gap: { duty, from, to } }: { gap: Gap }) => {
  const { language } = useContext(Viewer)
  const { gaps } = weekWords(language)
  return (
    <a class="fill" href={`${ON_CALL}/changes?duty=${duty}&from=${from}&until=${to}#stand-in`}>
      {gaps.fill}
      <span class="unseen"> {gaps.ofDuty(calendarWords(language).duties[duty])}</span>
    </a>
  )
}

export type Tried =
  | { kind: 'done' }
  | { kind: 'refused'; faults: FieldError[] }
  /** Not done: it would leave these, and nobody has said that this is meant. */
  | { kind: 'leaves'; opened: Gap[] }

/** Changes the rota; what would take a duty from everybody is done only once somebody has seen just what it leaves. */
export async function tryChange(
  { deps, request: { form, caller, language } }: Here,
  act: (how: How) => Promise<RotaChanged>,
): Promise<Tried> {
  const by = caller.name
  const tried = await act({ by, preview: true })
  if (
    tried.kind === 'changed' &&
    tried.opened.length > 0 &&
    formValue(form, 'sure') !== sureOf(tried.opened, deps.now())
  )
    return { kind: 'leaves', opened: tried.opened }
  const done = tried.kind === 'changed' ? await act({ by }) : tried
  switch (done.kind) {
    case 'changed':
      return { kind: 'done' }
    case 'invalid':
      return { kind: 'refused', faults: done.faults }
    case 'unknown':
      return { kind: 'refused', faults: [{ pointer: '', detail: rotaWords(language).gone }] }
  }
}

/** What somebody has seen. A gap that has begun is the same one a minute later. */
const sureOf = (opened: readonly Gap[], now: Instant): string =>
  opened.map(({ duty, from, to }) => `${duty} ${from > now ? from : 'now'} ${to}`).join(', ')

/** Asked inside a form, before it makes a gap. */
type Opened = { opened: readonly Gap[]; zone: string; now: Instant }

export const Sure = ({ opened, zone, now }: Opened) => {
  const words = useWords(calendarWords)
  return (
    <div class="warning" role="alert">
      <p>{words.sure.leaves}</p>
      <Gaps found={opened} zone={zone} fill={false} />
      <button type="submit" name="sure" value={sureOf(opened, now)} class="danger">
        {words.sure.leave}
      </button>
    </div>
  )
}
