package nl.pzp.problem;

/** The text of a problem in one language. */
public record ProblemText(String message, String remedy) {}
