import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Strings that break programs: quotes, markup, templates, right-to-left and combining marks, long emoji, control characters. */
export const ownNaughtyStrings = [
  `'; drop table annotations; --`,
  '<script>alert("postil")</script><img src=x onerror=alert(1)>',
  '{{constructor.constructor("x")()}} ${7 * 7} %s %n \\u0000 \\0',
  'null',
  '1e309',
  'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ ̖t̝͕̳̣̻̪͞h̼͓̲̦̳̘̲e͇̣̰̦̬͎ hive',
  '‏مرحبا‎ \u202Eright to left\u202C שָׁלוֹם',
  '👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈🇨🇭\u200d',
  'tab\tand\vvertical\fform\u0085next\u2028line\u2029paragraph\ufeffmark',
  '田中さんにあげて下さい \u3000 ﷽',
]

/** The big list of naughty strings, where it is at hand. */
export function naughtyStrings(fixtures: string): string[] {
  const file = join(fixtures, 'naughty-strings', 'blns.json')
  if (!existsSync(file)) return []
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : []
}
