/** Rotas of fourteen days as programs, services and people write them. */
import { BY_HAND } from './by-hand.ts'
import { OF_GOOGLE } from './google.ts'
import { OF_GROUPWARE } from './groupware.ts'
import { OF_MICROSOFT } from './microsoft.ts'
import { OF_OTHERS } from './others.ts'
import { OF_SERVICES } from './services.ts'

export const ROTAS = [...OF_GOOGLE, ...OF_MICROSOFT, ...OF_OTHERS, ...OF_SERVICES, ...OF_GROUPWARE, ...BY_HAND]
