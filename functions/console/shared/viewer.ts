/** Who looks at a page and at which clinic, for the parts that say things otherwise to some. */
import { createContext } from 'preact'
import type { Role } from '../../core/clinic/clinic.ts'

type Viewing = { country: string; role: Role; signs: Readonly<Record<string, string>> }

/** `country` decides how dates and times are read; `role` which pages may be linked to; `signs` what signs are called. */
export const Viewer = createContext<Viewing>({ country: 'US', role: 'front-desk', signs: {} })
