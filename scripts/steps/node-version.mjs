const lowest = [20, 19, 0]

/** Ends the process with a clear message when this Node.js is older than Postil needs. */
export function requireNodeVersion() {
  if (isAtLeast(process.versions.node, lowest)) return
  console.error(`Postil needs Node.js ${lowest.join('.')} or later; this is ${process.versions.node}.`)
  console.error('Install the current long-term version from https://nodejs.org and try again.')
  process.exit(1)
}

function isAtLeast(version, wanted) {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10))
  for (let index = 0; index < wanted.length; index += 1) {
    const difference = (parts[index] ?? 0) - wanted[index]
    if (difference !== 0) return difference > 0
  }
  return true
}
