package nl.pzp.http;

import java.net.UnknownHostException;

/** A host name resolved to an address that the rules forbid. */
public final class AddressNotAllowedException extends UnknownHostException {

  public AddressNotAllowedException() {
    super("The endpoint's address is not allowed");
  }
}
