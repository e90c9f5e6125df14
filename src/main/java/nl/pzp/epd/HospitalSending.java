package nl.pzp.epd;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import nl.pzp.epd.hl7v2.Hl7Reader;
import nl.pzp.epd.mllp.MllpCaller;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to a hospital. When the hospital refuses one, the others of the event still go
 * out. After any other failure all are sent again under the same numbers.
 */
public final class HospitalSending implements AutoCloseable {

  private final MllpCaller caller;
  private final Supplier<SSLSocketFactory> tls;
  private final HospitalSettings settings;
  private final SentDocuments sent;

  HospitalSending(
      MllpCaller caller,
      Supplier<SSLSocketFactory> tls,
      HospitalSettings settings,
      SentDocuments sent) {
    this.caller = caller;
    this.tls = tls;
    this.settings = settings;
    this.sent = sent;
  }

  /**
   * Sends each message and reads its acknowledgement.
   *
   * @throws ProblemException when the hospital did not accept all of them; temporary if a later
   *     attempt may succeed
   */
  public void send(HospitalDelivery delivery) {
    var hospital = HospitalEndpoint.at(delivery.endpoint(), settings);
    var refusals = new ArrayList<Problem>();
    for (var message : delivery.messages()) {
      if (message.unwritten() != null) {
        refusals.add(message.unwritten());
        continue;
      }
      var problem = bring(message, hospital);
      if (problem.isEmpty()) {
        if (message.document() != null) {
          sent.took(delivery.endpoint(), delivery.person(), message.document());
        }
      } else if (problem.get().code() == EpdProblem.HOSPITAL_REFUSED) {
        refusals.add(problem.get());
      } else {
        throw problem.get().asException();
      }
    }
    if (!refusals.isEmpty()) {
      throw refusals.get(0).asException();
    }
  }

  /** The reason why the hospital did not accept it; empty when it did. */
  private Optional<Problem> bring(HospitalMessage message, HospitalEndpoint hospital) {
    try {
      var answer =
          caller.ask(
              hospital.host(),
              hospital.port(),
              hospital.secure() ? tls.get() : null,
              message.bytes());
      return judged(answer, message.controlId());
    } catch (SocketTimeoutException e) {
      return Optional.of(Problem.of(EpdProblem.HOSPITAL_SILENT));
    } catch (SSLException e) {
      return Optional.of(Problem.of(EpdProblem.HOSPITAL_NOT_TRUSTED));
    } catch (java.net.ProtocolException e) {
      return Optional.of(Problem.of(EpdProblem.ANSWER_UNREADABLE));
    } catch (IOException e) {
      return Optional.of(Problem.of(EpdProblem.HOSPITAL_AWAY));
    }
  }

  // Only a positive acknowledgement of this message proves that the hospital has it.
  private static Optional<Problem> judged(byte[] answer, String controlId) {
    var said = acknowledgement(answer, controlId);
    if (said == null) {
      return Optional.of(Problem.of(EpdProblem.ANSWER_UNREADABLE));
    }
    return switch (said) {
      case "AA", "CA" -> Optional.empty();
      case "AE", "CE" -> Optional.of(Problem.of(EpdProblem.HOSPITAL_NOT_NOW));
      case "AR", "CR" -> Optional.of(Problem.of(EpdProblem.HOSPITAL_REFUSED));
      default -> Optional.of(Problem.of(EpdProblem.ANSWER_UNREADABLE));
    };
  }

  private static @Nullable String acknowledgement(byte[] answer, String controlId) {
    try {
      return Hl7Reader.read(answer)
          .first("MSA")
          .filter(msa -> msa.raw(2).strip().equals(controlId))
          .map(msa -> msa.raw(1).strip())
          .orElse(null);
    } catch (ProblemException e) {
      return null;
    }
  }

  @Override
  public void close() {
    caller.close();
  }
}
