/**
 * Decides what a list looks like when one of its members is moved to another place: the others keep their order.
 */

/** The list with the member at `from` at `to`; places outside the list are brought back to its ends. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list]
  const [member] = rest.splice(from, 1)
  if (member === undefined) return rest
  rest.splice(Math.max(0, Math.min(to, rest.length)), 0, member)
  return rest
}
