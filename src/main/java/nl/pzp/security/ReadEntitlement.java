package nl.pzp.security;

import java.util.UUID;

/**
 * Whether a caller may see anything of a person. Asked at every door each time something would go
 * out, since an answer about sharing can be taken back at any moment.
 */
public interface ReadEntitlement {

  boolean maySee(Principal caller, UUID person);
}
