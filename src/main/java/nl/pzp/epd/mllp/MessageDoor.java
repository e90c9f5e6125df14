package nl.pzp.epd.mllp;

/** Receives each complete message of the connections, and returns the answer. */
public interface MessageDoor {

  /** The answer to a message; empty to send nothing. */
  byte[] answer(byte[] message, Caller caller);

  /** The answer to a message that exceeds the limit, given its beginning. */
  byte[] tooLong(byte[] beginning, long limit, Caller caller);
}
