/**
 * Decides which multiples of a time limit a teacher is offered for one student; any other of 1.00 to 5.00 can be typed.
 * They are those that examination boards commonly grant.
 */

/** 1 takes an allowance back. */
export const usualFactors = ['1', '1.25', '1.5', '2'] as const
