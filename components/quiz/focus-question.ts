/** Brings the keyboard and the screen reader to the beginning of the question in which the element stands. */
export function focusQuestion(inside: Element | null): void {
  inside?.closest('[data-question]')?.querySelector<HTMLElement>('h2')?.focus()
}
