/**
 * Decides which of Moodle's ways to grade an order is which of ours. Source: qtype_ordering, its grading types by their
 * names in a file and their numbers.
 */
import type { formOrderings } from '../question-form.ts'

export const orderingGradings: readonly [name: string, code: string, ours: (typeof formOrderings)[number]][] = [
  ['ALL_OR_NOTHING', '-1', 'exact'],
  ['ABSOLUTE_POSITION', '0', 'absolute-position'],
  ['RELATIVE_NEXT_EXCLUDE_LAST', '1', 'adjacent-pairs'],
  ['RELATIVE_NEXT_INCLUDE_LAST', '2', 'adjacent-pairs-and-last'],
  ['RELATIVE_ONE_PREVIOUS_AND_NEXT', '3', 'both-neighbours'],
  ['RELATIVE_ALL_PREVIOUS_AND_NEXT', '4', 'all-before-and-after'],
  ['LONGEST_ORDERED_SUBSET', '5', 'longest-ordered-subset'],
  ['LONGEST_CONTIGUOUS_SUBSET', '6', 'longest-contiguous-subset'],
  ['RELATIVE_TO_CORRECT', '7', 'relative-to-correct'],
]
