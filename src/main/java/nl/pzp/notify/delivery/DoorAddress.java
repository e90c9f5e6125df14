package nl.pzp.notify.delivery;

import java.net.URI;
import java.util.function.Supplier;

/** The address of the FHIR R4 door as others reach it, without a slash at its end. */
public final class DoorAddress implements Supplier<URI> {

  private final Supplier<URI> address;

  public DoorAddress(Supplier<URI> address) {
    this.address = address;
  }

  @Override
  public URI get() {
    return address.get();
  }
}
