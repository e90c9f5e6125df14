package nl.pzp.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of internet addresses, such as {@code 10.1.0.0/16} or {@code fd00::/8}. */
record AddressBlock(InetAddress start, int prefixBits) {

  /**
   * Parses a block; an address without a prefix is a block of one.
   *
   * @throws IllegalArgumentException when the text is no block
   */
  static AddressBlock of(String text) {
    var slash = text.indexOf('/');
    var address = slash < 0 ? text : text.substring(0, slash);
    // Numeric addresses only: a name would cause a DNS look-up.
    if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      throw new IllegalArgumentException("No block of addresses: " + text);
    }
    try {
      var start = InetAddress.getByName(address);
      var bits = start.getAddress().length * 8;
      var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      if (prefix < 0 || prefix > bits) {
        throw new IllegalArgumentException("No block of addresses: " + text);
      }
      return new AddressBlock(start, prefix);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("No block of addresses: " + text, e);
    }
  }

  boolean contains(InetAddress address) {
    var mine = start.getAddress();
    var others = address.getAddress();
    if (mine.length != others.length) {
      return false;
    }
    var shift = mine.length * 8 - prefixBits;
    return new BigInteger(1, mine)
        .shiftRight(shift)
        .equals(new BigInteger(1, others).shiftRight(shift));
  }
}
