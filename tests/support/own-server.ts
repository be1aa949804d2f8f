/** The clinics of the seed on a server of a test file's own, on a Monday morning; ended with the file. */
import { afterAll, beforeAll } from 'vitest'
import type { Cloud, CloudOptions } from '../../infra/local/cloud.ts'
import { type Client, client, start, theAssembly } from './server.ts'

/** Five past ten at the clinic. */
export const MORNING = '2030-11-25T18:05:00.000Z'
export const [HARBOR, ANA, LEE, KIM] = ['+14155550100', '+14155550123', '+14155550201', '+14155550202'] as const

/** To be called where a file begins; what it gives can be used once tests run. */
export function ownServer(options: Partial<CloudOptions> = {}): { cloud: Cloud; clinic: Client } {
  const [cloud, clinic] = [{} as Cloud, {} as Client]
  beforeAll(async () => {
    Object.assign(cloud, await start(options))
    Object.assign(clinic, client(cloud.url))
    await clinic.local('clock', { to: MORNING })
  })
  afterAll(async () => {
    cloud.stop?.()
    ;(await theAssembly()).remove()
  })
  return { cloud, clinic }
}
