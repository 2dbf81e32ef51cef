declare module 'dom-anchor-text-quote' {
  /** Null where the quote is not found; throws where it is too long for its matcher. */
  export function toRange(
    root: HTMLElement,
    selector: { exact: string; prefix: string; suffix: string },
    options: { hint: number },
  ): Range | null
}
