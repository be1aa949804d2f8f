/** A worker that beats for an open page: browsers slow the timers of a hidden tab down to one a minute, but not those of its worker. */
const EVERY_MS = 2000
setInterval(() => postMessage('beat'), EVERY_MS)
