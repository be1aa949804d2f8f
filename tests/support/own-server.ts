/** The clinics of the seed on a server of a test file's own, on a Monday morning; ended with the file. */
import { afterAll, beforeAll } from 'vitest'
import { type Cloud, type CloudOptions, startCloud } from '../../infra/local/cloud.ts'
import { theAssembly } from './assembly.ts'
import { type Client, client } from './server.ts'

/** Five past ten at the clinic. */
export const MORNING = '2030-11-25T18:05:00.000Z'
export const [HARBOR, ANA, LEE, KIM] = ['+14155550100', '+14155550123', '+14155550201', '+14155550202'] as const

/** A server that, once stopped, has a test fail if a function answered before its work was done: Lambda would freeze it. */
export async function start(options: Partial<CloudOptions> = {}): Promise<Cloud> {
  const { folder, template } = await theAssembly()
  const cloud = await startCloud({ assembly: folder, template, port: 0, manualClock: true, ...options })
  const stop = () => {
    cloud.stop()
    const { undone } = cloud.lambdas.observed
    if (undone.length > 0) throw new Error(`answered before this was done: ${JSON.stringify(undone)}`)
  }
  return { ...cloud, stop }
}

/** To be called where a file begins; what it gives can be used once tests run. */
export function ownServer(options: Partial<CloudOptions> = {}): { cloud: Cloud; clinic: Client } {
  const [cloud, clinic] = [{} as Cloud, {} as Client]
  beforeAll(async () => {
    Object.assign(cloud, await start(options))
    Object.assign(clinic, client(cloud.url))
    await clinic.local('clock', { to: MORNING })
  })
  afterAll(() => cloud.stop?.())
  return { cloud, clinic }
}
