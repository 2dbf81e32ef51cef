/**
 * Decides nothing: it makes the compiler prove that a `switch` over a union has a case for each member.
 * Source: the exhaustiveness pattern of the TypeScript handbook, "Narrowing".
 */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
