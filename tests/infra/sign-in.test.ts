/** Who signs in how: the user pool, its clients and its pages. */
import { describe, expect, it } from 'vitest'
import { refusedClients } from '../../infra/local/services/cognito-rules.ts'
import type { Resource } from '../../infra/local/template.ts'
import { type Found, idIn, of, type Properties, templateOf } from '../support/stacks.ts'

const settings = { mailDomain: 'reply.aftercare.example' }
const prod = templateOf('prod', settings)
const list = (value: unknown): string[] => [value].flat().map(String)
const resource = (id: string, properties: object, type = 'AWS::Cognito::UserPool') =>
  ({ id, type, properties, metadata: {} }) as Resource
const asClient = ({ id, properties }: Found) => resource(id, properties, 'AWS::Cognito::UserPoolClient')

describe('sign-in', () => {
  const clients = of(prod, 'AWS::Cognito::UserPoolClient')
  const [pool] = of(prod, 'AWS::Cognito::UserPool')

  it('has every token stamped by stamp-token, access tokens of systems included', () => {
    const { PreTokenGenerationConfig } = pool?.properties.LambdaConfig as { PreTokenGenerationConfig: Properties }
    expect(PreTokenGenerationConfig.LambdaVersion).toBe('V3_0')
    expect(idIn(PreTokenGenerationConfig.LambdaArn)).toMatch(/StampToken/)
    const invokers = of(prod, 'AWS::Lambda::Permission').filter(
      ({ properties }) => properties.Principal === 'cognito-idp.amazonaws.com',
    )
    expect(invokers.map(({ properties }) => idIn(properties.SourceArn))).toEqual([pool?.id])
  })

  it('lets nobody write their own clinic or who they are', () => {
    const custom = (pool?.properties.Schema as Properties[]).filter(({ Name }) =>
      ['clinic', 'staff'].includes(String(Name)),
    )
    expect(custom.map(({ Mutable }) => Mutable)).toEqual([false, false])
    const people = clients.find(({ properties }) => list(properties.AllowedOAuthFlows).includes('code'))
    expect(people?.properties.WriteAttributes).toEqual(['email'])
    expect(people?.properties.GenerateSecret).toBe(false)
  })

  it('has clients that the pool takes: each may write what the pool requires, which is nothing', () => {
    const pools = of(prod, 'AWS::Cognito::UserPool').map(({ id, properties }) => resource(id, properties))
    for (const { properties } of pools)
      expect((properties.Schema as Properties[]).filter(({ Required }) => Required)).toEqual([])
    expect(refusedClients([...pools, ...clients.map(asClient)], () => String(pool?.id))).toEqual([])
  })

  it('would be refused as it was: email and name required, and email alone written', () => {
    const required = {
      Schema: [
        { Name: 'email', Required: true },
        { Name: 'name', Required: true },
      ],
    }
    const before = resource(String(pool?.id), required)
    expect(refusedClients([before, ...clients.map(asClient)], () => before.id)).toEqual([
      expect.stringMatching(/Console.*Invalid write attributes specified while creating a client \(name\)/),
    ])
    const verified = asClient({ id: 'Verified', properties: { WriteAttributes: ['email', 'name', 'email_verified'] } })
    expect(refusedClients([before, verified], () => before.id)).toHaveLength(1)
  })

  it('is by the managed page alone, in the version that asks each time, with the style it needs', () => {
    for (const { properties } of clients) expect(properties.ExplicitAuthFlows).toEqual(['ALLOW_REFRESH_TOKEN_AUTH'])
    const [domain] = of(prod, 'AWS::Cognito::UserPoolDomain')
    expect(domain?.properties.ManagedLoginVersion).toBe(2)
    const people = clients.filter(({ properties }) => properties.CallbackURLs).map(({ id }) => id)
    const styled = of(prod, 'AWS::Cognito::ManagedLoginBranding').map(({ properties }) => idIn(properties.ClientId))
    expect(styled).toEqual(people)
  })

  it('takes at the API the tokens of its own clients and of those that cdk.json names', () => {
    const template = templateOf('prod', { clients: ['bayskin-booking'] })
    const [authorizer] = of(template, 'AWS::ApiGatewayV2::Authorizer')
    const { Audience } = authorizer?.properties.JwtConfiguration as { Audience: unknown[] }
    expect(Audience.map((each) => idIn(each) ?? each)).toEqual([
      expect.stringContaining('Systems'),
      expect.stringContaining('Console'),
      'bayskin-booking',
    ])
    const tooMany = Array.from({ length: 49 }, (_, n) => `client-${n}`)
    expect(() => templateOf('prod', { clients: tooMany })).toThrow(/takes 48 besides its own/)
  })
})
