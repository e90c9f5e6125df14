package nl.pzp.record;

import org.jspecify.annotations.Nullable;

/**
 * A message that was refused before its body was read, because the body is too large: what is known
 * of it without the body.
 *
 * @param controlId the sender's own id of the message, or null
 * @param size in bytes, as announced or as far as it was read
 * @param bodyHash of the body in the door's own spelling, or null when the body was never read
 */
public record UnreadMessage(
    String door,
    String sender,
    @Nullable String controlId,
    String contentType,
    long size,
    @Nullable String bodyHash) {}
