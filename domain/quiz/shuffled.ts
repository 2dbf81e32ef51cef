/**
 * Decides how a list is brought into an order of chance, every order equally likely. Source: Fisher and Yates in
 * Durstenfeld's form (Knuth, TAOCP 2, algorithm P).
 */

/** A whole number from 0 to n − 1, each as likely as the others; n is at least 1. Given from outside, like the clock. */
export type RandomInt = (n: number) => number

/** The list in an order of chance; the list given stays as it is. */
export function shuffled<Member>(list: readonly Member[], randomInt: RandomInt): Member[] {
  const left = [...list]
  const drawn: Member[] = []
  while (left.length > 0) drawn.push(...left.splice(randomInt(left.length), 1))
  return drawn
}
