package nl.pzp.http;

import java.net.UnknownHostException;

/** A name led to an address to which nothing may be sent. */
public final class AddressNotAllowedException extends UnknownHostException {

  public AddressNotAllowedException() {
    super("The endpoint's address is not allowed");
  }
}
