/**
 * Who has an alert's page open, told to colleagues so that no two people do the same work. It is no claim: it stops no page,
 * and only taking the alert makes somebody its owner.
 */
import { type Instant, plusSeconds } from '../time.ts'

export const DOINGS = ['looking', 'writing'] as const
/** `writing`: words are typed into a form of the page that are not sent yet. */
export type Doing = (typeof DOINGS)[number]

type Visit = {
  /** A digest of the alert's id, which would say whose alert it is. */
  alert: string
  doing: Doing
  at: Instant
}

/** One person of a clinic, at the pages that they have open. */
export type Presence = { staffId: string; name: string; visits: Visit[] }

export type Colleague = Pick<Presence, 'staffId' | 'name'> & { doing: Doing }

/** A page asks for news every two seconds. It is written down no oftener than this, but for the first words. */
const WRITTEN_EVERY_SECONDS = 20
/** For how long a visit is shown: no longer than this after the last sign of it, and for 40 seconds at least. */
export const SHOWN_SECONDS = 60
/** Pages that one person has open in several tabs; of more, the latest are shown. */
const MOST_VISITS = 8

const isShown = ({ at }: Visit, now: Instant): boolean => plusSeconds(at, SHOWN_SECONDS) > now

/** A person's presence with this sign of life; undefined where the one before still says it. */
export function withVisit(before: Presence | undefined, visit: Visit, who: Pick<Presence, 'staffId' | 'name'>) {
  const visits = before?.visits ?? []
  const last = visits.find(({ alert }) => alert === visit.alert)
  const isRecent = last && plusSeconds(last.at, WRITTEN_EVERY_SECONDS) > visit.at
  if (isRecent && (last.doing === visit.doing || last.doing === 'writing')) return undefined
  const others = visits.filter((each) => each !== last && isShown(each, visit.at))
  return { ...who, visits: [...others, visit].slice(-MOST_VISITS) } satisfies Presence
}

/** Who but `me` is at the alert: first those who write, then by name. */
export const colleaguesAt = (people: readonly Presence[], alert: string, me: string, now: Instant): Colleague[] =>
  people
    .filter(({ staffId }) => staffId !== me)
    .flatMap(({ staffId, name, visits }) =>
      visits
        .filter((visit) => visit.alert === alert && isShown(visit, now))
        .map(({ doing }): Colleague => ({ staffId, name, doing })),
    )
    .sort((a, b) => DOINGS.indexOf(b.doing) - DOINGS.indexOf(a.doing) || (a.name < b.name ? -1 : 1))
