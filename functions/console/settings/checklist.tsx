/** What stands between the clinic and its first patient: done or missing, and where it is put right. */
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Blocker } from '../../core/on-call/going-live.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { readinessOf } from '../../use-cases/clinic/readiness.ts'
import { When } from '../shared/components.tsx'
import { clinicNowOf } from '../shared/current-clinic.ts'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { type ChecklistWords, checklistWords, type Extra, type Step } from '../words/checklist.ts'
import { settingsWords } from '../words/settings.ts'
import { framed } from './frame.tsx'
import { SETTINGS_PATH } from './sections.ts'

const MOST_SHOWN = 3

const STEPS: Record<Step, { to: string; kinds: readonly Blocker['kind'][] }> = {
  phones: { to: `${SETTINGS_PATH}/clinic#phones`, kinds: ['no-front-desk-phone', 'no-on-call-line'] },
  night: { to: `${SETTINGS_PATH}/clinic#night`, kinds: ['no-night-place', 'no-voice-answer'] },
  numbers: { to: `${SETTINGS_PATH}/clinic#numbers`, kinds: ['number-not-attached'] },
  people: { to: `${SETTINGS_PATH}/staff`, kinds: ['no-clinician'] },
  shifts: { to: '/console/on-call/shifts', kinds: ['rota-gap'] },
  tested: { to: '/console/on-call/people', kinds: ['phone-not-tested'] },
  wording: { to: `${SETTINGS_PATH}/words`, kinds: ['no-consent-wording', 'words-not-signed', 'content-not-approved'] },
}

/** Nobody waits for these: a clinic may go live without them. */
const EXTRAS: Record<Extra, { to: string; weight: 'recommended' | 'optional'; isDone(clinic: Clinic): boolean }> = {
  hours: {
    to: `${SETTINGS_PATH}/hours`,
    weight: 'recommended',
    isDone: ({ openingHours }) => openingHours !== undefined,
  },
}

async function checklistPage(deps: ConsoleDeps, request: PageRequest): Promise<PageAnswer> {
  const clinicNow = await clinicNowOf(deps, request.caller)
  const missing = await readinessOf(deps, clinicNow)
  const words = checklistWords(request.language)
  const common = settingsWords(request.language)
  return framed(request, {
    title: words.title,
    children: (
      <>
        <p>{words.intro}</p>
        <p class={missing.length > 0 ? 'warning' : 'good'}>
          {missing.length > 0 ? common.missing(missing.length) : `✓ ${common.ready}`}
        </p>
        <ul class="plain checklist">
          {(Object.keys(STEPS) as Step[]).map((step) => (
            <OneStep
              key={step}
              step={step}
              words={words}
              zone={clinicNow.clinic.zone}
              missing={missing.filter(({ kind }) => STEPS[step].kinds.includes(kind))}
            />
          ))}
          {(Object.keys(EXTRAS) as Extra[]).map((extra) => (
            <OneExtra key={extra} extra={extra} words={words} isDone={EXTRAS[extra].isDone(clinicNow.clinic)} />
          ))}
        </ul>
      </>
    ),
  })
}

const OneExtra = ({ extra, words, isDone }: { extra: Extra; words: ChecklistWords; isDone: boolean }) => {
  const { title, done, todo, link } = words.extras[extra]
  return (
    <li class="card" id={extra}>
      <h2>
        {title} <small class={isDone ? 'good' : ''}>{isDone ? `✓ ${words.done}` : words[EXTRAS[extra].weight]}</small>
      </h2>
      <p>{isDone ? done : todo}</p>
      {!isDone && (
        <p>
          <a class="button quiet" href={EXTRAS[extra].to}>
            {link}
          </a>
        </p>
      )}
    </li>
  )
}

type StepGiven = { step: Step; words: ChecklistWords; zone: string; missing: readonly Blocker[] }

const OneStep = ({ step, words, zone, missing }: StepGiven) => (
  <li class="card" id={step}>
    <h2>
      {words.steps[step].title}{' '}
      <small class={missing.length > 0 ? 'fault' : 'good'}>
        {missing.length > 0 ? words.missing : `✓ ${words.done}`}
      </small>
    </h2>
    {missing.length === 0 && <p>{words.steps[step].done}</p>}
    {missing.slice(0, MOST_SHOWN).map((blocker) => (
      <p key={JSON.stringify(blocker)}>
        <Said {...{ blocker, words, zone }} />
      </p>
    ))}
    {missing.length > MOST_SHOWN && <p>{words.more(missing.length - MOST_SHOWN)}</p>}
    {missing.length > 0 && (
      <p>
        <a class="button quiet" href={STEPS[step].to}>
          {words.steps[step].link}
        </a>
      </p>
    )}
  </li>
)

const Said = ({ blocker, words, zone }: { blocker: Blocker; words: ChecklistWords; zone: string }) =>
  blocker.kind === 'rota-gap' ? (
    <span>
      {words.gap(blocker.duty, blocker.everyDuty)} {words.from} <When at={blocker.from} zone={zone} /> {words.until}{' '}
      <When at={blocker.to} zone={zone} />.
    </span>
  ) : (
    <span>{words.said(blocker)}</span>
  )

export const checklistPages: readonly Page[] = [
  { method: 'GET', path: `${SETTINGS_PATH}/checklist`, roles: PERMISSIONS.administer, respond: checklistPage },
]
