import type { FieldError } from '../fault.ts'
import { plainWords } from '../plain-words.ts'

/** A procedure that the clinic offers: on which areas (all of its care plan where none is named), with which products. */
export type Offer = {
  plan: string
  areas: string[]
  products: string[]
  /** What the clinic's own lists call it, besides the names that everybody knows. */
  aliases: string[]
}

type Plan = { plan: string; areas: readonly string[] }

/** What is wrong with what a clinic says it offers. */
export function offerFaults(offers: readonly Offer[], plans: readonly Plan[]): FieldError[] {
  if (offers.length === 0) return [{ pointer: '/offers', detail: 'Choose at least one procedure.' }]
  return offers.flatMap(({ plan, areas, aliases }, i): FieldError[] => {
    const known = plans.find((each) => each.plan === plan)
    if (!known) return [{ pointer: `/offers/${i}/plan`, detail: `There is no care plan "${plan}".` }]
    if (offers.slice(0, i).some((each) => each.plan === plan))
      return [{ pointer: `/offers/${i}/plan`, detail: `"${plan}" is named twice.` }]
    const others = offers.filter((_, at) => at < i).flatMap((each) => each.aliases.map(plainWords))
    return [
      ...areas
        .filter((area) => !known.areas.includes(area))
        .map((area) => ({ pointer: `/offers/${i}/areas`, detail: `The plan has no area "${area}".` })),
      ...aliases
        .filter((alias) => others.includes(plainWords(alias)))
        .map((alias) => ({ pointer: `/offers/${i}/aliases`, detail: `"${alias}" names another procedure already.` })),
    ]
  })
}

/** The plans as the clinic offers them; all of them where it has not said. */
export const offered = <T extends Plan>(plans: readonly T[], offers: readonly Offer[] | undefined): T[] =>
  offers === undefined
    ? [...plans]
    : plans.flatMap((plan) => {
        const offer = offers.find((each) => each.plan === plan.plan)
        if (!offer) return []
        return [
          offer.areas.length > 0 ? { ...plan, areas: plan.areas.filter((area) => offer.areas.includes(area)) } : plan,
        ]
      })

/** The one plan that a service's name means in the clinic's own words; undefined where it means none, or several. */
export function offerNamed(service: string, offers: readonly Offer[] = []): Offer | undefined {
  const words = ` ${plainWords(service)} `
  const found = offers.filter(({ aliases }) =>
    aliases.some((alias) => plainWords(alias) !== '' && words.includes(` ${plainWords(alias)} `)),
  )
  return found.length === 1 ? found[0] : undefined
}
