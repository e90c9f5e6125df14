package nl.pzp.mirror;

import java.time.Duration;
import nl.pzp.notify.delivery.Failure;
import nl.pzp.notify.delivery.SendResult;
import org.jspecify.annotations.Nullable;

/** The mirror cannot be reached or refuses access now; earlier transactions stay valid. */
final class MirrorAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient SendResult result;

  MirrorAwayException(SendResult result) {
    super(result.toString());
    this.result = result;
  }

  static MirrorAwayException notNow(MirrorProblem why) {
    return notNow(why, null);
  }

  static MirrorAwayException notNow(MirrorProblem why, @Nullable Duration retryAfter) {
    return new MirrorAwayException(new SendResult(Failure.NOT_NOW, retryAfter, why.id()));
  }

  SendResult result() {
    return result;
  }
}
