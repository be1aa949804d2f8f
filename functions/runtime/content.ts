import deoxycholicAcid from '../../templates/care-plans/deoxycholic-acid.json' with { type: 'json' }
import filler from '../../templates/care-plans/filler.json' with { type: 'json' }
import laser from '../../templates/care-plans/laser.json' with { type: 'json' }
import microneedling from '../../templates/care-plans/microneedling.json' with { type: 'json' }
import neurotoxin from '../../templates/care-plans/neurotoxin.json' with { type: 'json' }
import peel from '../../templates/care-plans/peel.json' with { type: 'json' }
import lines from '../../templates/emergency-lines.json' with { type: 'json' }
import en from '../../templates/messages/en.json' with { type: 'json' }
import es from '../../templates/messages/es.json' with { type: 'json' }
import keywords from '../../templates/messages/keywords.json' with { type: 'json' }
import staff from '../../templates/messages/staff.json' with { type: 'json' }
import reporting from '../../templates/reporting.json' with { type: 'json' }
import retention from '../../templates/retention.json' with { type: 'json' }
import hours from '../../templates/texting-hours.json' with { type: 'json' }
import signs from '../../templates/warning-signs/signs.json' with { type: 'json' }
import type { Content } from '../core/content.ts'
import type { CarePlan } from '../core/courses/care-plan.ts'
import type { Hours } from '../core/messages/quiet-hours.ts'
import type { ReportRule } from '../core/review/incident.ts'
import type { RetentionRules } from '../core/review/retention.ts'

const plans = [neurotoxin, filler, deoxycholicAcid, peel, laser, microneedling] as CarePlan[]

const loaded: Content = {
  plans: Object.fromEntries(plans.map((plan) => [plan.plan, plan])),
  messages: { en, es, staff },
  keywords,
  signs,
  lines,
  hours: hours.jurisdictions as unknown as Record<string, Hours>,
  reporting: reporting.reports as ReportRule[],
  retention: retention as RetentionRules,
}

/** The words and care plans of `templates/`, bundled with each function; their tests check them before. */
export const content = (): Content => loaded
