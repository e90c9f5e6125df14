package nl.pzp.notify.delivery;

import nl.pzp.record.RealPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

/** Delivery on a real PostgreSQL server. */
@ExtendWith(RealPostgres.class)
class PostgresDeliveryTest extends DeliveryContract {

  PostgresDeliveryTest(RealPostgres.Server server) {
    super(server::fresh);
  }
}
