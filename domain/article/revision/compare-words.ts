/**
 * Decides how the difference between two texts is shown: word by word, with as much left standing as possible. Source: the
 * longest common subsequence (Hunt & Szymanski 1977, here by the plain table), after the common beginning and end.
 */

/** A stretch that stayed, went or came. */
export type Change = { kind: 'same' | 'removed' | 'added'; text: string }

/** The most cells of the table; a longer change is shown as one stretch replaced by another. */
const mostCells = 4_000_000

/** Words, white space and single other characters; joined again they are the text. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}\p{Pc}'’]+|\s+|./gsu) ?? []
}

/** What became of a text; the parts that stayed or went make up `before`, those that stayed or came `after`. */
export function compareWords(before: string, after: string): Change[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)]
  const most = Math.min(old.length, fresh.length)
  let head = 0
  while (head < most && old[head] === fresh[head]) head += 1
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1
  const changes: Change[] = []
  push(changes, 'same', old.slice(0, head))
  compareMiddle(changes, old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail))
  push(changes, 'same', old.slice(old.length - tail))
  return changes
}

function compareMiddle(changes: Change[], old: readonly string[], fresh: readonly string[]): void {
  if (old.length * fresh.length > mostCells) {
    push(changes, 'removed', old)
    push(changes, 'added', fresh)
    return
  }
  const width = fresh.length + 1
  // lengths[i * width + j]: of the longest common subsequence of what follows i and j.
  const lengths = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      push(changes, 'same', [old[i] ?? ''])
      i += 1
      j += 1
    } else if (j >= fresh.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      push(changes, 'removed', [old[i] ?? ''])
      i += 1
    } else {
      push(changes, 'added', [fresh[j] ?? ''])
      j += 1
    }
  }
}

function push(changes: Change[], kind: Change['kind'], tokens: readonly string[]): void {
  if (tokens.length === 0) return
  const last = changes.at(-1)
  if (last?.kind === kind) last.text += tokens.join('')
  else changes.push({ kind, text: tokens.join('') })
}
