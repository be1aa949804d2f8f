import { logoIn } from '../core/clinic/logo.ts'
import { type LogoRead, readLogo } from '../use-cases/clinic/logo.ts'
import type { Reads } from '../use-cases/ports.ts'

/** The logo behind an address such as `/logos/harbor/3f2a….png`; undefined where there is none. Nothing is read for another path. */
export async function showLogo(deps: Reads, path: string): Promise<LogoRead | undefined> {
  const asked = logoIn(path)
  return asked && readLogo(deps, asked)
}
