/**
 * Decides what may become of a note that a student has reported: it is kept as it is, or hidden from the class.
 * The rule is the house's own: a report goes to the teachers of the class and to nobody else.
 */

export const reportOutcomes = ['kept', 'hidden'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]
