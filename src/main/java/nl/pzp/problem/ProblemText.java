package nl.pzp.problem;

/** What a person reads of a problem, in one language. */
public record ProblemText(String message, String remedy) {}
