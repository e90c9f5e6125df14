package nl.pzp.intake;

import nl.pzp.problem.Problem;

/**
 * Something to say about an accepted message.
 *
 * @param entry the place in the message that it is about
 */
public record Note(int entry, Problem problem) {}
