package nl.pzp.fhirapi;

import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/** Builds the FHIR server of a door: the same parts in the same order for every FHIR version. */
@Component
public final class DoorServlets {

  private static final String TASK = "Task";

  private final Reads reads;
  private final BundleServices services;
  private final OutcomeWriter outcomes;
  private final Packs packs;
  private final Profiles profiles;
  private final Clock clock;

  DoorServlets(
      Reads reads,
      BundleServices services,
      OutcomeWriter outcomes,
      Packs packs,
      Profiles profiles,
      Clock clock) {
    this.reads = reads;
    this.services = services;
    this.outcomes = outcomes;
    this.packs = packs;
    this.profiles = profiles;
    this.clock = clock;
  }

  /**
   * The server of one door.
   *
   * @param operations providers of the operations that the door offers
   * @param others providers of resource types that the record does not hold
   */
  public ServletRegistrationBean<FhirServer> of(
      FhirDoor door,
      DoorStatement statement,
      List<?> operations,
      List<? extends IResourceProvider> others) {
    var providers = new ArrayList<Object>();
    var view = new RecordView(door, reads);
    door.types().stream()
        .filter(type -> !type.equals(TASK))
        .forEach(type -> providers.add(resources(type, door, view)));
    var otherTasks = door.showsTasks() ? view : null;
    providers.add(resources(TASK, door, new NoticeView(door, otherTasks, reads)));
    providers.add(new TransactionProvider(new BundleExchange(door, view, services)));
    providers.addAll(operations);
    providers.addAll(others);
    var interceptors =
        List.of(
            new FormatCheck(),
            new BodyParser(door.fhir()),
            new ProblemInterceptor(services.inbox(), outcomes, known(door, others)));
    var capabilities = new Capabilities(door, statement, packs, profiles, clock.instant());
    var server =
        new ServletRegistrationBean<>(
            new FhirServer(door, providers, interceptors, capabilities), door.door().path() + "/*");
    server.setName(door.door().id());
    server.setLoadOnStartup(1);
    return server;
  }

  private ResourceProvider resources(String type, FhirDoor door, DoorView view) {
    return new ResourceProvider(type, door, view, services.door());
  }

  private static List<String> known(FhirDoor door, List<? extends IResourceProvider> others) {
    return Stream.concat(
            door.types().stream(),
            others.stream().map(other -> door.fhir().getResourceType(other.getResourceType())))
        .sorted()
        .toList();
  }
}
