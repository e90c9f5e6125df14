package nl.pzp.his.edifact;

/**
 * The header of an interchange (UNB).
 *
 * @param sender the address of the sender, for ZorgMail nine digits
 * @param recipient the address of the recipient
 * @param reference the sender's own number of the interchange (0020)
 * @param test whether the sender marked it as a test (0035)
 */
public record Header(
    Repertoire repertoire, String sender, String recipient, String reference, boolean test) {}
