/** The work could not be done, for a reason that the person at the terminal can mend. */
export class CommandError extends Error {}
