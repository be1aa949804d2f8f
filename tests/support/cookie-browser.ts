/** A browser as far as signing in goes: it keeps cookies by their paths and follows where it is sent. */
type Landed = { url: URL; text: string; status: number }
type Go = (path: string, form?: Record<string, string>) => Promise<Landed>

export function aBrowser(server: { url: string }): Go {
  const jar = new Map<string, { path: string; name: string; value: string }>()
  const keep = (cookie: string) => {
    const [pair = '', ...rest] = cookie.split(';').map((each) => each.trim())
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const path = rest.find((each) => /^path=/i.test(each))?.slice('path='.length) ?? '/'
    const expires = rest.find((each) => /^expires=/i.test(each))?.slice('expires='.length)
    if (value === '' || (expires && Date.parse(expires) < 1)) jar.delete(`${path} ${name}`)
    else jar.set(`${path} ${name}`, { path, name, value })
  }
  return async function go(path: string, form?: Record<string, string>): Promise<Landed> {
    const url = new URL(path, server.url)
    const cookies = [...jar.values()].filter((each) => url.pathname.startsWith(each.path))
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
        'sec-fetch-site': 'same-origin',
      },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const each of response.headers.getSetCookie()) keep(each)
    const location = response.headers.get('location')
    return location ? go(location) : { url, text: await response.text(), status: response.status }
  }
}

/** A browser that picks `who` whenever the provider asks who is there. */
export function signedInBrowser(server: { url: string }, who: string): Go {
  const browser = aBrowser(server)
  return async (path, form) => {
    const landed = await browser(path, form)
    return landed.url.pathname.includes('/people/') ? browser(landed.url.href, { who }) : landed
  }
}
