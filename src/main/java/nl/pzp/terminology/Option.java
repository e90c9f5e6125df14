package nl.pzp.terminology;

/**
 * One option of a question: the coding that the form uses and the meaning that all versions share.
 */
public record Option(String means, Coded coded) {}
