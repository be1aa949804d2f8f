/** New rules beside the present ones: a clinic's operators see what a change would do before it counts. */
import type { Compared } from '../messages/incoming.ts'
import type { Logs, Triages } from '../ports.ts'

/**
 * Reads a reply by the rules that run in shadow and logs where their tier or their page would differ: no word of the reply,
 * and nobody's name. Nothing else changes, whatever they say or however they fail; call it when pages and answers have left.
 */
export function readInShadow(deps: Logs & Pick<Triages, 'shadowRules'>, { clinicId, verdict, by }: Compared): void {
  try {
    const rules = deps.shadowRules?.()
    if (!rules) return
    const would = by(rules)
    if (would.tier === verdict.tier && would.pages === verdict.pages) return
    deps.log.write({
      ...{ event: 'shadow-differs', clinic: clinicId },
      ...{ tier: verdict.tier, pages: verdict.pages, rules: verdict.rules },
      ...{ shadowTier: would.tier, shadowPages: would.pages, shadowRules: would.rules },
    })
  } catch (error) {
    deps.log.write({ event: 'shadow-failed', clinic: clinicId, error: (error as Error).name })
  }
}
