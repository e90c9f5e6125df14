package nl.pzp.security;

/**
 * Who was let in.
 *
 * @param name by which audit and inbox know the caller; never patient data
 * @param source the URI that a resource gets as its source when it names none itself
 */
public record Principal(String name, String source) {}
