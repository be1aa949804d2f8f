/** Who looks at a page and at which clinic, for the parts that say things otherwise to some. */
import { createContext } from 'preact'
import type { Role } from '../../core/clinic/clinic.ts'

/** `country` decides how dates and times are read; `role` which pages may be linked to. */
export const Viewer = createContext<{ country: string; role: Role }>({ country: 'US', role: 'front-desk' })
