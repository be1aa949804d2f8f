/** Somebody who follows the docs finds every command, file and output that they name. */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import * as dynamodb from '@aws-sdk/client-dynamodb'
import * as sns from '@aws-sdk/client-sns'
import { describe, expect, it } from 'vitest'
import { costs, costTable, FIXED, fixedTable, PRICES, total } from '../infra/cost.ts'
import { growthTable, LIMITS } from '../infra/growth.ts'
import { STEPS } from '../infra/smoke/steps.ts'
import { templateOf } from './support/stacks.ts'

const pages = ['README.md', ...globSync('docs/**/*.md')].map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const page = (path: string) => pages.find((each) => each.path === path)?.text ?? ''
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

/** As GitHub makes an anchor of a heading. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    heading
      ?.toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )

describe.each(pages)('$path', ({ path, text }) => {
  it('names scripts that exist', () => {
    for (const [, script] of text.matchAll(/npm run (?:-s )?([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(script)
  })

  it('names files that exist', () => {
    const named = [...text.matchAll(/`((?:docs|infra|functions|templates|tests)\/[\w./*{},-]+)`/g)].map(
      ([, name]) => name ?? '',
    )
    for (const name of named) expect(existsSync(name) || globSync(name).length > 0, name).toBe(true)
  })

  it('links to pages and headings that exist', () => {
    for (const [, to = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(to)) continue
      const [file = '', anchor] = to.split('#')
      const target = file === '' ? path : normalize(join(dirname(path), file))
      expect(existsSync(target), `${to} in ${path}`).toBe(true)
      if (anchor) expect(anchorsOf(readFileSync(target, 'utf8')), `${to} in ${path}`).toContain(anchor)
    }
  })
})

describe('the deploy guide', () => {
  const guide = page('docs/deploy.md') + page('docs/security.md') + page('docs/runbook.md')

  it('names outputs that the stack has', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/x'
    const settings = { mailDomain: 'reply.aftercare.example', domain: 'care.example', certificateArn }
    const outputs = (['dev', 'prod'] as const).flatMap((stage) =>
      Object.keys(templateOf(stage, settings).toJSON().Outputs),
    )
    const named = [...guide.matchAll(/[<`]((?:[A-Z][a-z]+){2,}\d?)[>`]/g)].map(([, name]) => name ?? '')
    const others = [
      'EveryMinute',
      'EveryFiveMinutes',
      'TextMessageMonthlySpend',
      'VoiceMessageMonthlySpend',
      'ScheduleKeyDeletion',
    ]
    expect(named.length).toBeGreaterThan(8)
    for (const name of named.filter((each) => !others.includes(each))) expect(outputs).toContain(name)
  })

  it('names subcommands of npm run clinic, and calls of AWS that exist', () => {
    const usage = readFileSync('infra/clinic.ts', 'utf8')
    for (const [, command = ''] of guide.matchAll(/npm run clinic -- ([\w-]+)/g))
      expect(usage).toContain(`case '${command}':`)
    const calls = { dynamodb, sns } as Record<string, object>
    let checked = 0
    for (const [, service = '', call = ''] of guide.matchAll(/aws (dynamodb|sns) ([a-z-]+)/g)) {
      const name = call.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase()).replace('Sms', 'SMS')
      expect(Object.keys(calls[service] ?? {}), call).toContain(`${name}Command`)
      checked++
    }
    expect(checked).toBeGreaterThan(5)
  })

  it('begins with what takes days', () => {
    expect(page('docs/deploy.md').indexOf('Ask for what takes days')).toBeLessThan(900)
  })

  it('shows what things cost and what limits, from the constants that the stack uses', () => {
    expect(page('docs/deploy.md')).toContain(costTable())
    expect(page('docs/deploy.md')).toContain(fixedTable())
    expect(FIXED.alarms).toBe(Object.keys(templateOf('prod').findResources('AWS::CloudWatch::Alarm')).length)
    expect(FIXED.keys).toBe(Object.keys(templateOf('prod').findResources('AWS::KMS::Key')).length)
    const smoke = [...STEPS.map(({ step }) => `✓ ${step}`), 'All is well.'].join('\n')
    expect(page('docs/deploy.md')).toContain(smoke)
    expect(page('docs/deploy.md')).toContain(growthTable())
  })
})

describe('growth', () => {
  it('limits nothing at one clinic, and what it limits later can be lifted', () => {
    for (const { what, need, limit, setting } of LIMITS) {
      expect(need(1), what).toBeLessThanOrEqual(limit)
      expect(setting.length, what).toBeGreaterThan(15)
    }
    const limited = (clinics: number) => LIMITS.filter(({ need, limit }) => need(clinics) > limit).length
    expect(limited(100)).toBeLessThan(limited(10_000))
  })

  it('names settings that are where it says', () => {
    for (const { setting } of LIMITS)
      for (const [, name = '', file = ''] of setting.matchAll(/`([\w.]+)` in ([\w/.-]+\.ts)/g))
        expect(readFileSync(file, 'utf8'), setting).toContain(name.split('.')[0])
  })
})

describe('cost', () => {
  it('is the texts: a second part costs nearly as much again, everything else together a hundredth', () => {
    const rest = costs().filter(({ item }) => !item.startsWith('texts'))
    expect(total(rest) / total(costs())).toBeLessThan(0.01)
    expect(total(costs(2)) - total(costs())).toBeCloseTo(1000 * (PRICES.textPart + PRICES.carrierPart))
  })
})
