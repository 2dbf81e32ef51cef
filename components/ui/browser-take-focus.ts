/** As a `ref`: takes the focus when the element comes to stand in the page, where what had it is gone or is done with. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}
