/**
 * Decides how sure one must be before a passage is put in a new place: every number of the search, with its reason. A wrong
 * place is worse than an orphan, so each is set where a chance likeness of two different sentences no longer reaches.
 */

/**
 * How much of a passage (by letters) must be found again in its place. With less than half of its words left, a note no
 * longer speaks of what stands there. Two unrelated English sentences in one order share about a fifth (their small words).
 */
export const leastKept = 0.5

/** Of a passage torn into several pieces one must hold clearly more than half, or it is not known which of them it is. */
export const leastOfTorn = 0.6

/**
 * Of a passage that lost words, so many letters must be found again in a row, those of up to so many neighbours on either side
 * counted: two sentences of one pattern share a few words in a row ("Why was the school not …") without being one.
 */
export const leastProofLetters = 24
export const mostNeighbours = 8

/** Between two words of a passage so many words of others may stand (or half its own number), and so many new ones. */
export const leastGap = 12
export const mostAdded = 400

/** Where only one of the two comparisons finds a place, so much of it may be somebody else's by the other. */
export const mostDoubted = 0.1

/**
 * How much of a sentence (by letters, a word's less the more often the text has it) must stand in a place before single words of it
 * count as found there. Below, what matches are the small words that every sentence has.
 */
export const leastSentenceShare = 0.5

/**
 * The same for a sentence that did not stay in its place. Sentences of one pattern with other words in it ("It was the mayor who
 * examined the traffic; nobody else …") share up to two thirds.
 */
export const leastMovedShare = 0.75

/**
 * Of a sentence rewritten beyond that in its own place, the words that agree count a quarter, if they are at least a fifth of its letters:
 * enough to say where a longer passage ends in it, never enough to place one by themselves.
 */
export const leastWeakShare = 0.2
export const weakLikeness = 0.25

/** Letters that must agree at the least where only part of a sentence is left, or where a sentence has moved elsewhere. */
export const leastMovedLetters = 12

/** So many words in a row agree by no chance, whatever stands around them. */
export const longRunTokens = 10

/** How much of the smaller of two blocks (by letters) must stand in the other before they are compared word by word. */
export const leastBlockShare = 0.5

/** How like two words must be (1 − edits / length) to be one word before and after a mended typo. */
export const leastWordLikeness = 0.7

/** Search by quote: the shortest quote, in letters, for which likeness means anything at all. */
export const leastQuoteLetters = 8
/** An exact quote as long as this is found without any context; a shorter one needs some on both sides. */
export const plainQuoteLetters = 24
/**
 * For a shorter quote: how much of prefix and of suffix must agree, from the quote outwards (12 units are two or three words), and how
 * long quote and context must be together. Patterns of a few words ("was sold in the old town during the …") occur again
 * by themselves.
 */
export const leastContextUnits = 12
export const leastQuoteWithContext = 48

/**
 * Approximate search: the lowest score (three quarters quote, one quarter context), and how far the runner-up must be behind.
 * 0.8 lets two typos pass in a quote of ten letters with its context intact; sentences of one pattern ("Team Alpha reported …", "Team
 * Beta reported …") differ by less than 0.1, so that neither is taken when both are there.
 */
export const leastApproximateScore = 0.8
export const leastMargin = 0.1
/** A short quote found approximately needs context on both sides that is this much alike. */
export const leastContextLikeness = 0.6

/** Edits up to which two stretches are compared exactly; beyond, only what stands out in both is matched. */
export const mostEdits = 512
/** Character steps that all approximate searches of one revision may cost together; later quotes stay orphans. */
export const searchBudget = 20_000_000
