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
import { Tier } from '../shared/components.tsx'
import { formValue, type Page, type PageAnswer } from '../shared/page.ts'
import { Table } from '../shared/table.tsx'
import { DUTY_NAMES, framed, type Here, mayChange, ON_CALL, rotaPage } from './frame.tsx'
import { PolicyForm } from './policy-form.tsx'
import { policyIn, type TierTyped, typedOf } from './policy-form-values.ts'

export const POLICY = `${ON_CALL}/policy`
const TIERS = Object.keys(DEFAULT_POLICY) as PagingTier[]
const BY = { sms: 'text', voice: 'call', email: 'e-mail' } as const

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** `on call (Dr Lee now) and backup (nobody now)`. */
function whoInWords(who: readonly Who[], rota: Rota, now: Instant): string {
  const duties = onCall(rota, now)
  const one = (each: Who): string => {
    switch (each) {
      case 'everyone':
        return 'everyone on the schedule'
      case 'on-call':
      case 'backup':
      case 'fallback':
        return `${DUTY_NAMES[each].toLowerCase()} (${duties[each]?.name ?? 'no one'} now)`
      default:
        return rota.staff.find(({ staffId }) => each === `staff:${staffId}`)?.name ?? 'someone who has left'
    }
  }
  return listed(who.map(one))
}

type Said = { when: string; step: Pick<PolicyStep, 'who' | 'by'> }

const stepsOf = ({ steps, afterwards }: TierPolicy): Said[] => [
  ...steps.map((step) => ({ when: step.afterMinutes === 0 ? 'At once' : `After ${step.afterMinutes} min`, step })),
  { when: `Then every ${afterwards.everyMinutes} min, until someone takes it`, step: afterwards },
]

/** What is promised, from the receipt of the patient's text. */
const targets = (tier: TierPolicy): string =>
  [
    `Someone takes the alert within ${tier.acknowledgeWithinMinutes} min and reaches the patient within ${tier.contactWithinMinutes} min.`,
    tier.remindOwnerAtMinutes === undefined
      ? ''
      : `The owner is reminded at ${tier.remindOwnerAtMinutes} min if no contact is recorded.`,
    `Without contact, paging starts again at ${tier.resumeAtMinutes} min.`,
    `If no one takes it, the patient is told so at ${tier.tellPatientAtMinutes} min.`,
  ].join(' ')

const TierCard = ({ tier, at }: { tier: PagingTier; at: Here }) => {
  const { policy, rota } = at.clinicNow
  return (
    <section class="card" aria-labelledby={tier}>
      <h2 id={tier}>
        <Tier tier={tier} />
      </h2>
      <Table
        class="policy"
        caption={`Who is paged for ${tier}, when and by what`}
        unseen
        columns={['When', 'Who', 'By']}
        rows={stepsOf(policy[tier]).map(({ when, step }) => [
          when,
          whoInWords(step.who, rota, at.deps.now()),
          listed(step.by.map((each) => BY[each])),
        ])}
      />
      <p>{targets(policy[tier])}</p>
      {mayChange(at) && (
        <a class="button quiet" href={`${POLICY}/edit?tier=${tier}#${tier}`}>
          Edit {tier}
        </a>
      )}
    </section>
  )
}

const policyPage = (at: Here): PageAnswer =>
  framed(at, {
    title: 'Paging policy',
    said: at.request.query.has('saved') ? 'The policy is saved; it counts from the next alert on.' : undefined,
    children: (
      <>
        <p class="hint">
          Who is paged about a patient's warning sign. It can be faster than the defaults, never slower, and it never
          ends by itself.
        </p>
        {TIERS.map((tier) => (
          <TierCard key={tier} tier={tier} at={at} />
        ))}
        {!mayChange(at) && <p class="hint">Your admin can change it.</p>}
      </>
    ),
  })

type Editing = {
  typed: Record<PagingTier, TierTyped>
  seen: string
  open?: string
  faults?: FieldError[]
  status?: number
}

const edited = (at: Here, { typed, seen, open = '', faults = [], status }: Editing): PageAnswer =>
  framed(at, {
    title: 'Edit the paging policy',
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
