package nl.pzp.security;

import java.util.UUID;

/**
 * Decides whether a caller may see anything of a person. Every door asks each time data would
 * leave, since consent can be withdrawn at any moment.
 */
public interface ReadEntitlement {

  boolean maySee(Principal caller, UUID person);
}
