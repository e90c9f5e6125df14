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
 * @param fhirVersion the version of its content; its CapabilityStatement is not consulted
 * @param search how the patient is searched
 * @param ask the resources to ask for
 * @param source the URI that its statements get as their source
 * @param organizations its identifiers, each as {@code system|value}, such as its URA or AGB number
 * @param headers to send along, by name; with placeholders such as {@code {request-id}}
 * @param sslBundle the Spring SSL bundle with our certificate and the trusted ones
 * @param timeout the limit of one request, until the last byte
 * @param deadline the limit of one whole pull
 * @param breakerFailures number of failures in a row that pause the source
 * @param breakerRest length of that pause
 * @param patientIdentifierSystem the system of the patient's identifier; by default that of the BSN
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

  /** How the patient is searched; a GET has the BSN in its address. */
  enum SearchBy {
    POST,
    GET,
    /** {@code Patient/$match}, then GET by the patient's id. */
    MATCH
  }

  enum Ask {
    /** The resources of the standard. */
    PLAN,
    /** The filled form of the standard. */
    FORM,
    /** Only directives and wills, as the Zorgviewer asks for them. */
    ZIB,
    /** The patient's Conditions with ICPC A20, which mark a conversation. */
    CONVERSATION,
    /** The same, by the EpisodeOfCare resources of a GP system. */
    EPISODES
  }

  enum Authentication {
    NONE,
    CLIENT_CREDENTIALS,
    PRIVATE_KEY_JWT
  }

  /** A deviation of a source that the operator allows. */
  enum SourceTolerance {
    /** The Patient has no BSN; an equal birth date in the record identifies it. */
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

  /** The URL of a resource or search below the base. */
  URI at(String path) {
    return URI.create(url + "/" + path);
  }

  /** Leaves out the headers, which may hold a secret. */
  @Override
  public String toString() {
    return "Source[" + fhirVersion + "]";
  }
}
