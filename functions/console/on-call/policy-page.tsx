/** The paging policy, as a table that reads like a sentence for each tier; the admin changes it as a whole. */
import type { Rota } from '../../core/clinic/clinic.ts'
import type { FieldError } from '../../core/fault.ts'
import {
  DEFAULT_POLICY,
  type PagingTier,
  type PolicyStep,
  type TierPolicy,
  type Who,
} from '../../core/on-call/policy.ts'
import { onCall } from '../../core/on-call/rota.ts'
import type { Instant } from '../../core/time.ts'
import { asPolicy, policy as schema } from '../../http/on-call-bodies.ts'
import { check, PERMISSIONS } from '../../http/route.ts'
import { setPolicy } from '../../use-cases/on-call/change-policy.ts'
import { recordWords } from '../../use-cases/wording/record-language.ts'
import { Tier } from '../shared/components.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue, type Page, type PageAnswer } from '../shared/page.ts'
import { Table } from '../shared/table.tsx'
import { useLanguage } from '../shared/viewer.ts'
import { onCallWords } from '../words/on-call.ts'
import { type PolicyWords, policyWords } from '../words/policy.ts'
import { dutyNames, framed, type Here, mayChange, ON_CALL, rotaPage } from './frame.tsx'
import { PolicyForm } from './policy-form.tsx'
import { policyIn, type TierTyped, typedOf } from './policy-form-values.ts'

export const POLICY = `${ON_CALL}/policy`
const TIERS = Object.keys(DEFAULT_POLICY) as PagingTier[]
const listed = (items: readonly string[], and: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`

/** `on call (Dr Lee now) and backup (nobody now)`. */
function whoInWords(who: readonly Who[], rota: Rota, now: Instant, language: ConsoleLanguage): string {
  const words = policyWords(language)
  const duties = onCall(rota, now)
  const one = (each: Who): string => {
    switch (each) {
      case 'everyone':
        return words.everyone
      case 'on-call':
      case 'backup':
      case 'fallback':
        return words.duty(dutyNames(language)[each], duties[each]?.name)
      default:
        return rota.staff.find(({ staffId }) => each === `staff:${staffId}`)?.name ?? words.left
    }
  }
  return listed(who.map(one), words.and)
}

type Said = { when: string; step: Pick<PolicyStep, 'who' | 'by'> }

const stepsOf = ({ steps, afterwards }: TierPolicy, words: PolicyWords): Said[] => [
  ...steps.map((step) => ({ when: step.afterMinutes === 0 ? words.atOnce : words.after(step.afterMinutes), step })),
  { when: words.thenEvery(afterwards.everyMinutes), step: afterwards },
]

const TierCard = ({ tier, at }: { tier: PagingTier; at: Here }) => {
  const { policy, rota } = at.clinicNow
  const language = useLanguage()
  const words = policyWords(language)
  const named = recordWords(language).tiers[tier]
  return (
    <section class="card" aria-labelledby={tier}>
      <h2 id={tier}>
        <Tier tier={tier} />
      </h2>
      <Table
        class="policy"
        caption={words.caption(named)}
        unseen
        columns={words.columns}
        rows={stepsOf(policy[tier], words).map(({ when, step }) => [
          when,
          whoInWords(step.who, rota, at.deps.now(), language),
          listed(
            step.by.map((each) => words.by[each]),
            words.and,
          ),
        ])}
      />
      <p>{words.targets(policy[tier])}</p>
      {mayChange(at) && (
        <a class="button quiet" href={`${POLICY}/edit?tier=${tier}#${tier}`}>
          {words.edit(named)}
        </a>
      )}
    </section>
  )
}

function policyPage(at: Here): PageAnswer {
  const { language, query } = at.request
  const words = policyWords(language)
  return framed(at, {
    title: onCallWords(language).tabs.policy,
    said: query.has('saved') ? words.saved : undefined,
    children: (
      <>
        <p class="hint">{words.hint}</p>
        {TIERS.map((tier) => (
          <TierCard key={tier} tier={tier} at={at} />
        ))}
        {!mayChange(at) && <p class="hint">{words.ask}</p>}
      </>
    ),
  })
}

type Editing = {
  typed: Record<PagingTier, TierTyped>
  seen: string
  open?: string
  faults?: FieldError[]
  status?: number
}

const edited = (at: Here, { typed, seen, open = '', faults = [], status }: Editing): PageAnswer =>
  framed(at, {
    title: policyWords(at.request.language).editTitle,
    ...(status ? { status } : {}),
    children: <PolicyForm {...{ typed, seen, open, faults }} rota={at.clinicNow.rota} tiers={TIERS} />,
  })

const seenOf = ({ clinicNow: { versions } }: Here): string => versions.policy

const typedPolicy = (from: typeof DEFAULT_POLICY): Record<PagingTier, TierTyped> => ({
  emergency: typedOf(from.emergency),
  urgent: typedOf(from.urgent),
  prompt: typedOf(from.prompt),
})

async function saved(at: Here): Promise<PageAnswer> {
  const { form, caller } = at.request
  const seen = seenOf(at)
  const act = formValue(form, 'do')
  if (act === 'defaults') return edited(at, { typed: typedPolicy(DEFAULT_POLICY), seen })
  const more = TIERS.find((tier) => act === `more:${tier}`)
  const { typed, asked } = policyIn(form, more)
  if (more) return edited(at, { typed, seen: formValue(form, 'seen'), open: more })
  const checked = check(schema, asked)
  if ('faults' in checked) return edited(at, { typed, seen, faults: checked.faults, status: 422 })
  const set = await setPolicy(at.deps, caller.clinicId, asPolicy(checked.body), formValue(form, 'seen'))
  if (set.kind === 'invalid') {
    const overtaken = set.faults.some(({ pointer }) => pointer === '/seen')
    return edited(at, { typed, seen, faults: set.faults, status: overtaken ? 409 : 422 })
  }
  return { kind: 'go', to: `${POLICY}?saved=yes` }
}

export const policyPages: readonly Page[] = [
  rotaPage('GET', POLICY, PERMISSIONS.clinical, policyPage),
  rotaPage('GET', `${POLICY}/edit`, PERMISSIONS.administer, (at) => {
    const open = at.request.query.get('tier') ?? 'emergency'
    return edited(at, { typed: typedPolicy(at.clinicNow.policy), seen: seenOf(at), open })
  }),
  rotaPage('POST', `${POLICY}/edit`, PERMISSIONS.administer, saved),
]
