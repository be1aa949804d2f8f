import { COMMON, includesOf, parametersOf } from './query.ts'
import { type FhirType, TYPES } from './table.ts'
import type { Resource } from './types.ts'

export const FHIR_VERSION = '4.0.1'

/** When the statement last said something else. */
const DATE = '2026-11-30'

/** The CapabilityStatement (https://hl7.org/fhir/R4/capabilitystatement.html), from the table that routes. */
export const capabilityStatement = (door: string): Resource & { [element: string]: unknown } => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: DATE,
  publisher: 'Aftercare',
  kind: 'instance',
  software: { name: 'Aftercare' },
  implementation: { description: 'Follow-up of treatments at aesthetic clinics', url: door },
  fhirVersion: FHIR_VERSION,
  format: ['application/fhir+json', 'json'],
  rest: [
    {
      mode: 'server',
      documentation: 'The clinic and the role come from the token. An id of another clinic is unknown here (404).',
      security: {
        service: [
          {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'OAuth' }],
            text: 'The bearer tokens of the JSON API (OAuth 2.0 client credentials); or, under /systems, the key of a clinic’s system as a bearer token',
          },
          {
            coding: [
              { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' },
            ],
            text: 'Backend services, under /systems/fhir/R4: see .well-known/smart-configuration there',
          },
        ],
      },
      resource: TYPES.map(resourceOf),
      interaction: [
        {
          code: 'transaction',
          documentation:
            'One visit: a Patient (or one on record), one or more Procedures, a Consent. All of it or nothing.',
        },
      ],
    },
  ],
})

function resourceOf(row: FhirType): object {
  const { type, documentation, profile, roles, search, create } = row
  const interactions = [
    { code: 'read', documentation: `Roles: ${roles.join(', ')}.` },
    ...(search ? [{ code: 'search-type', documentation: `Roles: ${roles.join(', ')}.` }] : []),
    ...(create ? [{ code: 'create', documentation: `Roles: ${create.roles.join(', ')}.` }] : []),
  ]
  const parameters = [...parametersOf(row), ...Object.entries(COMMON).map(([name, common]) => ({ name, ...common }))]
  return {
    type,
    ...(profile ? { supportedProfile: [profile] } : {}),
    documentation: create?.conditional ? `${documentation} If-None-Exist: ${create.conditional}.` : documentation,
    interaction: interactions,
    versioning: 'no-version',
    ...(create ? { conditionalCreate: create.conditional !== '' } : {}),
    ...(includesOf(row).length > 0 ? { searchInclude: includesOf(row) } : {}),
    ...(search ? { searchParam: parameters } : {}),
  }
}
