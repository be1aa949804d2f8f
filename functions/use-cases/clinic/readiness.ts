import { type Blocker, blockers } from '../../core/on-call/going-live.ts'
import { readWatch } from '../on-call/watch-rota.ts'
import type { Clock, Hashing, Reads, Templates, WebhookSetup } from '../ports.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import { signaturesOf } from './own-words.ts'

/**
 * What stands between a clinic and its first patient, as its admin can see to it. That clinicians have signed what
 * `templates/` holds is checked when a stage is deployed (infra/approvals.ts), and by `npm run clinic -- check`.
 */
export async function readinessOf(
  deps: Reads & Clock & Templates & Hashing & Pick<WebhookSetup, 'loopbackAllowed'>,
  { clinic, rota }: ClinicSnapshot,
): Promise<Blocker[]> {
  const watch = await readWatch(deps, clinic.clinicId)
  return blockers({
    clinic,
    rota,
    tested: watch?.value.verified ?? {},
    consentIn: languagesWithConsent(deps, clinic.languages),
    signatures: (await signaturesOf(deps, clinic)).length,
    unapproved: [],
    // Where the whole service runs on one machine every number texts.
    numbersNeedAttaching: !deps.loopbackAllowed,
    now: deps.now(),
  })
}

export const languagesWithConsent = (deps: Templates, languages: readonly string[]): string[] =>
  languages.filter((language) => deps.content().messages[language]?.['page-consent.statement'])
