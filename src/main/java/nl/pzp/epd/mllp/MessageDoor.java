package nl.pzp.epd.mllp;

/** What is behind the connections: gets each message whole, and says what to answer. */
public interface MessageDoor {

  /** The answer to a message; nothing is sent when it is empty. */
  byte[] answer(byte[] message, Caller caller);

  /** The answer to a message that was longer than the limit, of which this is the beginning. */
  byte[] tooLong(byte[] beginning, long limit, Caller caller);
}
