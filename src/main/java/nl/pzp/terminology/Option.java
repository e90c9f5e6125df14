package nl.pzp.terminology;

/** An answer option: the coding in this form and the meaning that all versions share. */
public record Option(String means, Coded coded) {}
