package nl.pzp.pull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A system that is asked for care plans.
 *
 * @param url the base of its FHIR server
 * @param fhirVersion the version of its content, whatever its CapabilityStatement says
 * @param search how it is asked
 * @param ask what it is asked for
 * @param source the URI that its statements get as their source
 * @param organizations who it is, each as {@code system|value}, such as its URA or AGB number
 * @param headers to send along, by name; with gaps such as {@code {request-id}}
 * @param sslBundle the Spring SSL bundle with our certificate, and with those that are trusted
 * @param timeout how long one request may take, from its first byte to its last
 * @param deadline how long everything together may take
 * @param breakerFailures after how many failures in a row it is left alone
 * @param breakerRest for how long it is left alone then
 * @param patientIdentifierSystem by which the patient is asked for; by default that of the BSN
 * @param every how often each patient is asked for; never when left out
 */
record Source(
    URI url,
    @DefaultValue("r4") FhirVersion fhirVersion,
    @DefaultValue("post") SearchBy search,
    @DefaultValue({"plan", "form"}) Set<Ask> ask,
    @Nullable String source,
    @DefaultValue List<String> organizations,
    @DefaultValue("none") Authentication authentication,
    @Nullable TokenSettings token,
    @DefaultValue Map<String, String> headers,
    @Nullable String sslBundle,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("60s") Duration deadline,
    @DefaultValue("5") int breakerFailures,
    @DefaultValue("1m") Duration breakerRest,
    @Nullable String patientIdentifierSystem,
    @DefaultValue Set<SourceTolerance> tolerances,
    @Nullable Duration every) {

  enum FhirVersion {
    R4,
    STU3
  }

  /** How a source is asked; a GET has the BSN in its address. */
  enum SearchBy {
    POST,
    GET,
    /** {@code Patient/$match}, and GET by the patient's id from there. */
    MATCH
  }

  enum Ask {
    /** The resources of the standard. */
    PLAN,
    /** The filled form of the standard. */
    FORM,
    /** Directives and wills alone, as the Zorgviewer asks for them. */
    ZIB,
    /** Whether a conversation is recorded, by the problems of the patient (ICPC A20). */
    CONVERSATION,
    /** The same, by the episodes of a GP system. */
    EPISODES
  }

  enum Authentication {
    NONE,
    CLIENT_CREDENTIALS,
    PRIVATE_KEY_JWT
  }

  /** What a source may do otherwise than it should. */
  enum SourceTolerance {
    /**
     * Its Patient has no BSN; it is whom was asked for when the birth date is that of the record.
     */
    PATIENT_WITHOUT_BSN
  }

  Source {
    var text = url.toString();
    if (text.endsWith("/")) {
      url = URI.create(text.substring(0, text.length() - 1));
    }
    ask = Set.copyOf(ask);
    organizations = List.copyOf(organizations);
    headers = Map.copyOf(headers);
    tolerances = Set.copyOf(tolerances);
  }

  /** The address of a resource or of a search below the base. */
  URI at(String path) {
    return URI.create(url + "/" + path);
  }

  /** Without the headers, in which there may be a secret. */
  @Override
  public String toString() {
    return "Source[" + fhirVersion + "]";
  }
}
