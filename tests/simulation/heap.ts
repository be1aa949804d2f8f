/** The least of many, by the order given. */
export class Heap<T> {
  private readonly entries: T[] = []
  private readonly isBefore: (a: T, b: T) => boolean

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.isBefore = isBefore
  }

  first(): T | undefined {
    return this.entries[0]
  }

  add(entry: T): void {
    this.entries.push(entry)
    for (let i = this.entries.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1
      if (!this.swapped(i, parent)) return
      i = parent
    }
  }

  removeFirst(): void {
    const last = this.entries.pop()
    if (last === undefined || this.entries.length === 0) return
    this.entries[0] = last
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      if (left >= this.entries.length) return
      const least = right < this.entries.length && this.isBefore(this.at(right), this.at(left)) ? right : left
      if (!this.swapped(least, i)) return
      i = least
    }
  }

  private at(i: number): T {
    return this.entries[i] as T
  }

  /** Swaps the two where the first belongs before the second. */
  private swapped(i: number, j: number): boolean {
    const [a, b] = [this.at(i), this.at(j)]
    if (!this.isBefore(a, b)) return false
    this.entries[i] = b
    this.entries[j] = a
    return true
  }
}
