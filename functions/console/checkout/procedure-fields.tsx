import { capital } from '../../core/capital.ts'
import type { Offer } from '../../core/clinic/offers.ts'
import type { CarePlan } from '../../core/courses/care-plan.ts'
import type { FieldError } from '../../core/fault.ts'
import { areaIn } from '../../use-cases/wording/treatment-words.ts'
import { Field, Tick } from '../shared/fields.tsx'
import { useLanguage } from '../shared/viewer.ts'
import { checkoutWords } from '../words/checkout.ts'

/** What can be done, each with its areas once it is ticked. */
export const Procedures = ({
  plans,
  form,
  faults,
  products = false,
  offers = [],
}: {
  plans: readonly CarePlan[]
  form: URLSearchParams
  faults: readonly FieldError[]
  products?: boolean
  offers?: readonly Offer[] | undefined
}) => {
  const language = useLanguage()
  const words = checkoutWords(language)
  return (
    <div class="plans">
      {plans.map(({ plan, title, areas }) => (
        <div class="plan" key={plan}>
          <Tick form={form} name="plan" value={plan} label={title} />
          <fieldset class="if-plan" aria-label={words.areasOf(title)}>
            {areas.map((area) => (
              <Tick
                key={area}
                form={form}
                name={`areas.${plan}`}
                value={area}
                label={capital(areaIn(language, area))}
              />
            ))}
            {products && (
              <Field
                {...{ form, faults }}
                name={`product.${plan}`}
                label={words.productOf(title)}
                at={`/product/${plan}`}
                list={`products-${plan}`}
              />
            )}
            {products && (
              <datalist id={`products-${plan}`}>
                {offers
                  .find((each) => each.plan === plan)
                  ?.products.map((product) => (
                    <option key={product} value={product} />
                  ))}
              </datalist>
            )}
          </fieldset>
        </div>
      ))}
    </div>
  )
}
