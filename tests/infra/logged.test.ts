import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { METRICS, type MetricEvent, metricName } from '../../functions/runtime/metrics.ts'
import { of, templateOf } from '../support/stacks.ts'

/** By entry, such as `send-message`: the events that its bundle can log. A rehearsal's log goes nowhere. */
async function eventsLogged(): Promise<Map<string, Set<string>>> {
  const { outputFiles } = await build({
    entryPoints: readdirSync('functions')
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `functions/${file}`),
    outdir: 'bundles',
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    plugins: [
      {
        name: 'no-rehearsals',
        setup: ({ onResolve }) => onResolve({ filter: /\/rehearsal\// }, ({ path }) => ({ path, external: true })),
      },
    ],
  })
  return new Map(
    outputFiles.map(({ path, text }) => [
      basename(path, '.js'),
      new Set(
        [...text.matchAll(/event: (?:\w+ \? )?"([a-z-]+)"(?: : "([a-z-]+)")?/g)].flatMap(([, a, b]) => [
          a ?? '',
          b ?? '',
        ]),
      ),
    ]),
  )
}

/** The stage's own metrics that an alarm or the dashboard looks at. */
function metricsHeard(): Set<string> {
  const template = templateOf('prod', { mailDomain: 'reply.aftercare.example', secondReader: 'amazon.nova-lite-v1:0' })
  const watched = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard'].flatMap((type) => of(template, type))
  const text = JSON.stringify(watched).replaceAll('\\\\"', '"').replaceAll('\\"', '"')
  return new Set(
    [...text.matchAll(/"MetricName":"([a-zA-Z-]+)","Namespace":"Aftercare\/prod"/g)]
      .concat([...text.matchAll(/"Aftercare\/prod","([a-zA-Z-]+)"(?!:)/g)])
      .map(([, name]) => name ?? ''),
  )
}

describe('what functions count', async () => {
  const logged = await eventsLogged()
  const heard = metricsHeard()
  const events = Object.entries(METRICS) as [MetricEvent, readonly string[]][]

  it.each(events)('%s is logged by a function, and looked at', (event, fields) => {
    const by = [...logged].flatMap(([entry, each]) => (each.has(event) ? [entry] : []))
    expect(by, 'functions that log it').not.toEqual([])
    const names = [...fields.map((field) => metricName(event, field)), metricName(event)]
    expect(
      names.some((name) => heard.has(name)),
      `${names} on no alarm and no dashboard`,
    ).toBe(true)
    for (const field of fields) expect(heard).toContain(metricName(event, field))
  })

  it('is all that alarms and dashboard ask for', () => {
    const counted = events.flatMap(([event, fields]) => [event, ...fields.map((field) => metricName(event, field))])
    expect([...heard].filter((name) => !counted.includes(name))).toEqual([])
    expect(heard.size).toBeGreaterThan(15)
  })
})
