const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const frameMs = 100

/**
 * Says what is being done, does it, and says how long it took. A terminal shows a spinner on one line; anything else
 * gets plain lines. When `work` throws, the line says so and the error goes on to the caller.
 */
export async function printStep(label, work) {
  const startedMs = performance.now()
  const stopSpinner = startSpinner(label)
  try {
    const result = await work()
    stopSpinner(`${label}: done in ${formatSeconds(performance.now() - startedMs)}`)
    return result
  } catch (error) {
    stopSpinner(`${label}: failed after ${formatSeconds(performance.now() - startedMs)}`)
    throw error
  }
}

/** Milliseconds as people read them: `0.8 s`, `2 min 5 s`. */
export function formatSeconds(durationMs) {
  const seconds = durationMs / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** Returns the function that ends the step with its last line. */
function startSpinner(label) {
  if (!process.stdout.isTTY || process.env.CI) {
    console.log(`${label} …`)
    return (lastLine) => console.log(lastLine)
  }
  let frame = 0
  const draw = () => {
    process.stdout.write(`\r${frames[frame % frames.length]} ${label} … `)
    frame += 1
  }
  draw()
  const timer = setInterval(draw, frameMs)
  return (lastLine) => {
    clearInterval(timer)
    process.stdout.write(`\r\x1b[2K${lastLine}\n`)
  }
}
