package nl.pzp.security;

import java.util.UUID;

/**
 * What patients answered to the question whether their data may be shared. Asked anew each time
 * something would leave, since an answer can be taken back at any moment.
 */
public interface SharingConsents {

  /** The answer that holds now, of this person of the record. */
  SharingAnswer of(UUID person);
}
