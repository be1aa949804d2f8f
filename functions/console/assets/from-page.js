/**
 * A page of the booking system that has opened this one fills in checkout, by messages between windows, so that nothing of
 * a patient stands in an address. Only pages that the clinic has named may (docs/checkout-button.md).
 */
import { belongsTo, checkout, fill, phoneOf } from './checkout.js'
import { all } from './page.js'

const origins = checkout?.dataset.fillFrom?.split(' ').filter(Boolean) ?? []
const LONGEST = 254

const textIn = (value) => (typeof value === 'string' ? value.trim().slice(0, LONGEST) : '')
const listIn = (value) => (Array.isArray(value) ? value : [])

function tick(form, name, value) {
  for (const field of all('input[type=checkbox]', form))
    if (field.name === name && field.value === value) field.checked = true
}

function take(visit) {
  checkout.elements.phone.value = textIn(visit.phone)
  belongsTo(checkout, phoneOf(checkout) || '-')
  for (const { plan, areas, product } of listIn(visit.procedures)) {
    tick(checkout, 'plan', plan)
    for (const area of listIn(areas)) tick(checkout, `areas.${plan}`, area)
    const field = checkout.elements[`product.${plan}`]
    if (field && textIn(product)) field.value = textIn(product)
  }
  fill(checkout, {
    name: textIn(visit.name),
    email: textIn(visit.email),
    'external-id': textIn(visit.externalId),
  })
}

if (opener && origins.length > 0) {
  addEventListener('message', ({ origin, source, data }) => {
    if (source === opener && origins.includes(origin) && data?.aftercare) take(data.aftercare)
  })
  // It says nothing but that the form is there.
  opener.postMessage('aftercare-ready', '*')
}
