import { planNamed } from '../../../core/courses/care-plan.ts'
import type { Procedure } from '../../../core/patients/patient.ts'
import { ownSystem, riskExtension } from '../codes.ts'
import type { Mapping } from '../out/context.ts'
import { issue } from '../outcome.ts'
import type { Issue } from '../types.ts'
import type { ConceptSent, ProcedureSent } from './schemas.ts'

/** The parts of a request to log a treatment that a Procedure says. */
export type ProcedureParts = { performedAt: string; procedure: Procedure; risks: string[]; identifier?: string }

/** A code that no care plan has is refused and never guessed: the plan decides what the patient is asked. */
export function procedureParts(
  mapping: Mapping,
  sent: ProcedureSent,
  at: string,
): { parts: ProcedureParts } | { issues: Issue[] } {
  const issues: Issue[] = []
  const plan = planOf(mapping, sent.code)
  if (!plan) issues.push(issue('code-invalid', acceptedPlans(mapping), `${at}.code`))
  const performedAt = sent.performedDateTime ?? sent.performedPeriod?.end ?? sent.performedPeriod?.start
  if (!performedAt)
    issues.push(issue('required', 'The time at which it was done is needed: performedDateTime.', `${at}.performed`))
  const areas = (sent.bodySite ?? []).map((site, i) => {
    const area = codeIn(site, ownSystem(mapping.base, 'area')) ?? site.text
    if (!area) issues.push(issue('code-invalid', acceptedAreas(mapping), `${at}.bodySite[${i}]`))
    return area ?? ''
  })
  if (issues.length > 0 || !plan || !performedAt) return { issues }
  const product = sent.usedCode?.[0]?.text ?? sent.usedCode?.[0]?.coding?.[0]?.display
  const injector = sent.performer?.[0]?.actor.display
  const risks = sent.extension?.filter(({ url }) => url === riskExtension(mapping.base)) ?? []
  const [named] = sent.identifier?.filter(({ value }) => value) ?? []
  return {
    parts: {
      performedAt,
      procedure: { plan, areas, ...(product ? { product } : {}), ...(injector ? { injector } : {}) },
      risks: risks.map(({ valueCode = '' }) => valueCode),
      ...(named ? { identifier: `${named.system ?? ''}|${named.value}` } : {}),
    },
  }
}

const codeIn = ({ coding = [] }: ConceptSent, system: string): string | undefined =>
  coding.find((each) => each.system === system)?.code

function planOf({ base, plans }: Mapping, code: ConceptSent): string | undefined {
  const plan = codeIn(code, ownSystem(base, 'care-plan'))
  return plan && planNamed(plans, plan) ? plan : undefined
}

const acceptedPlans = ({ base, plans }: Mapping): string =>
  `A coding of ${ownSystem(base, 'care-plan')} is needed: ${Object.keys(plans).join(', ')}.`

const acceptedAreas = ({ base, door }: Mapping): string =>
  `A coding of ${ownSystem(base, 'area')} or a text is needed; GET ${door}/CodeSystem/area lists the areas.`
