import { describe, expect, it } from 'vitest'
import { stageOf } from '../../infra/stage.ts'
import { of, type Properties, statementsOf, templateOf } from '../support/stacks.ts'

const PROFILE = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const without = templateOf('prod')
const withProfile = templateOf('prod', { secondReader: PROFILE })
const elsewhere = templateOf('prod', { secondReader: 'amazon.nova-lite-v1:0', secondReaderRegion: 'us-west-2' })

const asking = (template: typeof without) =>
  statementsOf(template, 'AWS::IAM::Policy').filter(({ Action }) => JSON.stringify(Action).includes('bedrock'))
const shown = (value: unknown) => JSON.stringify(value)
const envOf = (template: typeof without) =>
  of(template, 'AWS::Lambda::Function').map(({ id, properties }) => ({
    id,
    env: Object.keys(((properties.Environment ?? {}) as { Variables?: Properties }).Variables ?? {}),
  }))

describe('a stage that names no second reader', () => {
  it('has no queue, no function, no alarm and no right for one', () => {
    expect(shown(without.toJSON())).not.toMatch(/bedrock|SecondRead|SECOND_READ|second reader/i)
  })
})

describe('a stage that names one', () => {
  it('lets one function ask the profile, and its model through it alone', () => {
    const [profile, model, ...others] = asking(withProfile)
    expect(others).toEqual([])
    expect([profile?.of, model?.of]).toEqual(Array(2).fill(expect.stringContaining('SecondRead')))
    expect([profile?.Action, model?.Action]).toEqual(['bedrock:InvokeModel', 'bedrock:InvokeModel'])
    expect(shown(profile?.Resource)).toContain(`:inference-profile/${PROFILE}`)
    expect(shown(model?.Resource)).toContain(`bedrock:*::foundation-model/${PROFILE.slice('us.'.length)}`)
    expect(shown(model?.Condition)).toContain(`"bedrock:InferenceProfileArn":`)
  })

  it('asks a model where the stage says', () => {
    const [model, ...others] = asking(elsewhere)
    expect(others).toEqual([])
    expect(shown(model?.Resource)).toContain('bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0')
    const [read] = envOf(elsewhere).filter(({ id }) => id.includes('SecondRead'))
    expect(read?.env).toEqual(
      expect.arrayContaining(['AFTERCARE_SECOND_READER_MODEL', 'AFTERCARE_SECOND_READER_REGION']),
    )
  })

  it('tells those of its queue who read replies, and the tick; and of its model none but who asks it', () => {
    const having = (name: string) =>
      envOf(withProfile)
        .filter(({ env }) => env.includes(name))
        .map(({ id }) => id.replace(/^Functions|[0-9A-F]{8}$/g, ''))
        .sort()
    expect(having('AFTERCARE_SECOND_READS_QUEUE_URL')).toEqual(['Links', 'ReceiveEmail', 'ReceiveSms', 'Tick'])
    expect(having('AFTERCARE_SECOND_READER_MODEL')).toEqual(['SecondRead'])
  })

  it('wakes operations when it has said nothing usable in each quarter of an hour, and when it is held back', () => {
    const called = (title: string) =>
      of(withProfile, 'AWS::CloudWatch::Alarm').find(({ properties }) =>
        shown(properties.AlarmName).endsWith(`: ${title}"`),
      )?.properties ?? {}
    expect(called('The second reader is silent')).toMatchObject({ EvaluationPeriods: 4, Threshold: 1 })
    const { Metrics } = called('The second reader is silent') as { Metrics: Properties[] }
    expect(shown(Metrics)).toContain('IF(FILL(m0, 0) > 0, 0, FILL(m1, 0))')
    expect(shown(Metrics)).toMatch(/second-reader-read.*second-reader-failed/)
    expect(called('The second reader is held back')).toMatchObject({
      MetricName: 'second-reader-limited',
      Threshold: 1,
    })
  })

  it.each([
    'claude',
    'arn:aws:bedrock:us-east-1::foundation-model/x',
    'us. x',
    '',
  ])('does not take %j for a model', (secondReader) => {
    const settings = { textSender: 'sns', secondReader }
    if (secondReader === '') expect(stageOf('dev', settings).secondReader).toBeUndefined()
    else expect(() => stageOf('dev', settings)).toThrow(/second reader by a model's or inference profile's id/)
  })
})
