package nl.pzp.notify.delivery;

/** Makes the notification of what may be shown, unless nothing is to be sent. */
public final class ShapeStep {

  private final NotificationBundles bundles;

  public ShapeStep(NotificationBundles bundles) {
    this.bundles = bundles;
  }

  public Delivery make(Delivery delivery) {
    if (delivery.result() != null) {
      return delivery;
    }
    return delivery.made(
        bundles.json(bundles.bundle(delivery.subscription(), delivery.type(), delivery.cleared())));
  }
}
