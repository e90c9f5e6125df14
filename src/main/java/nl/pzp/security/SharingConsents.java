package nl.pzp.security;

import java.util.UUID;

/**
 * Patients' answers about sharing their data. Asked each time data would leave, since consent can
 * be withdrawn at any moment.
 */
public interface SharingConsents {

  /** The current answer of this person. */
  SharingAnswer of(UUID person);
}
