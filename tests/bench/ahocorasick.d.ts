declare module 'ahocorasick' {
  /** Finds every keyword of a list in a text: pairs of an end and the keywords that end there. */
  export default class AhoCorasick {
    constructor(keywords: string[])
    search(text: string): [number, string[]][]
  }
}
