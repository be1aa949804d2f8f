import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { theAssembly } from '../../support/assembly.ts'
import { start } from '../../support/own-server.ts'

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** The first answer at a port, asked for from before anything listens there. */
async function firstAnswer(port: number): Promise<{ status: number; text: string }> {
  for (;;) {
    const response = await fetch(`http://localhost:${port}/`).catch(() => undefined)
    if (response) return { status: response.status, text: await response.text() }
  }
}

it('a request that comes as soon as the server listens is answered, by a server that is ready', async () => {
  await theAssembly()
  const port = await freePort()
  const starting = start({ port })
  try {
    const { status, text } = await firstAnswer(port)
    expect([status, text.slice(0, 200)]).toEqual([200, expect.stringContaining('<!doctype html>')])
  } finally {
    ;(await starting).stop()
  }
}, 300_000)
