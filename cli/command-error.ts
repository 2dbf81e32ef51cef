/** The work could not be done, for a reason that the person at the terminal can mend. Exit code 1. */
export class CommandError extends Error {}

/** The command was called wrongly. Exit code 2. */
export class UsageError extends CommandError {}
