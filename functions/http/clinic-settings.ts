import type { Clinic } from '../core/clinic/clinic.ts'
import { type Logo, logoPath } from '../core/clinic/logo.ts'
import { SETTINGS } from '../core/clinic/settings.ts'
import { keys } from '../core/keys.ts'
import { changeSettings } from '../use-cases/clinic/change-settings.ts'
import { readinessOf } from '../use-cases/clinic/readiness.ts'
import { readClinic } from '../use-cases/store/read-clinic.ts'
import { settings } from './clinic-bodies.ts'
import { type Answer, invalid, ok, refuse } from './problem.ts'
import { type Caller, PERMISSIONS, type Route, route } from './route.ts'

/** What an admin may change, and what belongs to the person who runs the service. */
const showClinic = (clinic: Clinic, linkBase: string) => ({
  clinicId: clinic.clinicId,
  ...Object.fromEntries(SETTINGS.map((name) => [name, clinic[name] ?? null])),
  logo: clinic.logo ? showLogo(clinic.logo, clinic.clinicId, linkBase) : null,
  country: clinic.country,
  textingNumber: clinic.textingNumber,
  pagingNumber: clinic.pagingNumber,
  mailFrom: clinic.mailFrom,
})

/** `url`: public, and another one for each picture. */
const showLogo = (logo: Logo, clinicId: string, linkBase: string) => {
  const { hash: _, ...about } = logo
  return { url: linkBase + logoPath(clinicId, logo), ...about }
}

export const authorOf = ({ id, name }: Caller) => ({ id, name })

export const OVERTAKEN: Answer = refuse(
  409,
  'Somebody changed the clinic at the same moment. Nothing was done: GET it again, and decide anew.',
)

const NOT_SET_UP = 'This clinic is not set up.'
const edits: Route['edits'] = ({ caller }) => keys.clinic(caller.clinicId)
const path = '/v1/clinic'
const roles = PERMISSIONS.administer

export const clinicSettingsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    summary: "The clinic's settings",
    roles,
    edits,
    answers: { 200: 'The settings', 404: 'The clinic is not set up' },
    async respond(deps, { caller }) {
      const clinicNow = await readClinic(deps.records, caller.clinicId)
      return clinicNow ? ok(showClinic(clinicNow.clinic, deps.linkBase)) : refuse(404, NOT_SET_UP)
    },
  }),
  route({
    method: 'PATCH',
    path,
    summary: 'Change settings; those that are not named stay',
    description:
      'Phones as people write them, or in E.164. An empty text, or null, takes a setting away. A logo is a PNG or JPEG in base64.',
    roles,
    edits,
    body: settings,
    answers: { 200: 'The settings', 409: 'Somebody changed them at the same moment', 422: 'A setting is not valid' },
    async respond(deps, { caller, body }) {
      const changed = await changeSettings(deps, caller.clinicId, body, { by: authorOf(caller) })
      switch (changed.kind) {
        case 'changed':
          return ok(showClinic(changed.clinic, deps.linkBase))
        case 'invalid':
          return invalid(changed.faults)
        case 'overtaken':
          return OVERTAKEN
      }
    },
  }),
  route({
    method: 'GET',
    path: `${path}/checklist`,
    summary: "What is missing before the clinic's first patient",
    roles,
    answers: { 200: 'What is missing; nothing where the clinic may go live', 404: 'The clinic is not set up' },
    async respond(deps, { caller }) {
      const clinicNow = await readClinic(deps.records, caller.clinicId)
      if (!clinicNow) return refuse(404, NOT_SET_UP)
      const missing = await readinessOf(deps, clinicNow)
      return ok({ ready: missing.length === 0, missing })
    },
  }),
]
