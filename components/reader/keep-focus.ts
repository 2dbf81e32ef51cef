/**
 * For a press inside a note: it gives nothing the focus but fields, which need it to be written in. The note would else become the
 * one that is worked on, and move from under the pointer before the click.
 */
export function keepFocus(event: { target: EventTarget; preventDefault: () => void }): void {
  const isField = event.target instanceof Element && event.target.closest('textarea, label') !== null
  if (!isField) event.preventDefault()
}
