/** The booking systems whose events are taken, by the name that stands in the address of their hook. */
export const SOURCES = ['generic', 'zenoti', 'square', 'mindbody', 'acuity', 'vagaro'] as const
export type Source = (typeof SOURCES)[number]

/** As people say it. */
export const SYSTEMS: Readonly<Record<Source, string>> = {
  generic: 'The booking system',
  zenoti: 'Zenoti',
  square: 'Square',
  mindbody: 'Mindbody',
  acuity: 'Acuity',
  vagaro: 'Vagaro',
}

/** The source of this name; undefined where there is none. */
export const sourceNamed = (name: string | undefined): Source | undefined => SOURCES.find((each) => each === name)
