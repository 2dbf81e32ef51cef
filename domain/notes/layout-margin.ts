/**
 * Decides where notes stand in the margin: level with their passages, moved apart as little as possible where they would
 * overlap. Source: isotonic regression by pooling adjacent violators (Ayer et al. 1955), which minimises the sum of squared
 * moves under a fixed order.
 */

export type MarginBox = {
  id: string
  /** Where the note would like to begin: the top of its passage, in pixels from the top of the margin. */
  desiredTop: number
  /** Its own height in pixels. */
  height: number
  /** How strongly it keeps its place against its neighbours; 1 unless told. The note one works on gets a large one. */
  weight?: number
}

/** A run of boxes that touch each other, placed as one. */
type Run = { top: number; weight: number; boxes: number }

/**
 * Tops in pixels by id. The order given is kept, no two boxes come nearer than `gap`, none begins above 0, and a box
 * that has room stands exactly where it wants. Boxes are to be given in the order of the text. Linear in their number.
 */
export function layoutMargin(boxes: readonly MarginBox[], gap: number): Map<string, number> {
  // With what stands above a box taken off its top, "no overlap" becomes "never descending".
  const above: number[] = []
  const runs: Run[] = []
  let height = 0
  for (const box of boxes) {
    above.push(height)
    let run: Run = { top: box.desiredTop - height, weight: box.weight ?? 1, boxes: 1 }
    height += box.height + gap
    for (let last = runs.at(-1); last !== undefined && last.top > run.top; last = runs.at(-1)) {
      runs.pop()
      const weight = last.weight + run.weight
      const top = (last.top * last.weight + run.top * run.weight) / weight
      run = { top, weight, boxes: last.boxes + run.boxes }
    }
    runs.push(run)
  }
  const tops = new Map<string, number>()
  let index = 0
  for (const run of runs) {
    for (let count = 0; count < run.boxes; count += 1) {
      const box = boxes[index]
      if (box) tops.set(box.id, Math.max(0, run.top) + (above[index] ?? 0))
      index += 1
    }
  }
  return tops
}
