/** Cities that name a zone of the IANA database: `America/New_York` is "new york". */
let cities: ReadonlyMap<string, string> | undefined

function zonesByCity(): ReadonlyMap<string, string> {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone')
      .filter((zone) => /^(America|Europe|Asia|Australia|Africa|Pacific)\//.test(zone))
      .map((zone) => [(zone.split('/').at(-1) ?? '').replaceAll('_', ' ').toLowerCase(), zone]),
  )
  return cities
}

const SAYS =
  /\b(?:i'?m|i am|we'?re|we are|moved|flew|landed|back|staying|estoy|ando|me mud[eé]|llegu[eé])\s+(?:back\s+)?(?:in|to|at|en|a)\s+([\p{L}. ]{3,30})/iu

/** The zone of the city in which a text says that its writer is now: something to ask about, never to assume. */
export function zoneNamedIn(text: string): string | undefined {
  const named = SAYS.exec(text)?.[1]?.toLowerCase().trim().split(/\s+/) ?? []
  for (let words = Math.min(3, named.length); words > 0; words--) {
    const zone = zonesByCity().get(named.slice(0, words).join(' '))
    if (zone) return zone
  }
  return undefined
}
