import type { FieldError } from '../fault.ts'

/** A procedure that the clinic offers: on which areas (all of its care plan where none is named), with which products. */
export type Offer = {
  plan: string
  areas: string[]
  products: string[]
}

type Plan = { plan: string; areas: readonly string[] }

/** What is wrong with what a clinic says it offers. */
export function offerFaults(offers: readonly Offer[], plans: readonly Plan[]): FieldError[] {
  if (offers.length === 0) return [{ pointer: '/offers', detail: 'Choose at least one procedure.' }]
  return offers.flatMap(({ plan, areas }, i): FieldError[] => {
    const known = plans.find((each) => each.plan === plan)
    if (!known) return [{ pointer: `/offers/${i}/plan`, detail: `There is no care plan "${plan}".` }]
    if (offers.slice(0, i).some((each) => each.plan === plan))
      return [{ pointer: `/offers/${i}/plan`, detail: `"${plan}" is named twice.` }]
    return areas
      .filter((area) => !known.areas.includes(area))
      .map((area) => ({ pointer: `/offers/${i}/areas`, detail: `The plan has no area "${area}".` }))
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
