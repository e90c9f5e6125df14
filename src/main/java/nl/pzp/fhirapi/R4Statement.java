package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirVersionEnum;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.notify.subscription.BackportUrl;
import nl.pzp.notify.topic.Topics;
import nl.pzp.terminology.FhirUrl;
import nl.pzp.validation.ResourceValidator;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.springframework.stereotype.Component;

/** Adds validation and subscriptions of the R4 door to its CapabilityStatement. */
@Component
final class R4Statement implements DoorStatement {

  private final ResourceValidator validator;
  private final Topics topics;

  R4Statement(ResourceValidator validator, Topics topics) {
    this.validator = validator;
    this.topics = topics.offered();
  }

  @Override
  public String description(List<String> forms) {
    var basis = validator.basisIfLoaded(FhirVersionEnum.R4);
    var checked =
        basis.isEmpty()
            ? "Validation is not loaded yet."
            : basis.get().isNational()
                ? "Validates against " + String.join(", ", basis.get().packages()) + "."
                : "Validates against base FHIR and the regional profiles only: the national"
                    + " packages are not loaded.";
    return "Advance care plans of one region. Reads forms of "
        + String.join(", ", forms)
        + ". "
        + checked;
  }

  @Override
  public void addResources(CapabilityStatementRestComponent rest) {
    subscriptions(rest.addResource().setType("Subscription"));
    var topic = rest.addResource().setType("Basic");
    topic.setDocumentation("The topics of subscriptions, of code SubscriptionTopic");
    Stream.of(TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE)
        .forEach(code -> topic.addInteraction().setCode(code));
  }

  @Override
  public IBaseConformance said(CapabilityStatement statement) {
    return statement;
  }

  // Subscriptions R5 Backport, topic-based subscriptions in R4.
  private void subscriptions(CapabilityStatementRestResourceComponent resource) {
    resource.addSupportedProfile(BackportUrl.SUBSCRIPTION_PROFILE.url());
    topics
        .all()
        .forEach(
            topic ->
                resource.addExtension(
                    BackportUrl.TOPIC_CANONICAL.url(), new CanonicalType(topic.url())));
    Stream.of(
            TypeRestfulInteraction.READ,
            TypeRestfulInteraction.CREATE,
            TypeRestfulInteraction.UPDATE,
            TypeRestfulInteraction.DELETE,
            TypeRestfulInteraction.SEARCHTYPE)
        .forEach(code -> resource.addInteraction().setCode(code));
    resource
        .addSearchParam()
        .setName("url")
        .setDefinition(FhirUrl.SEARCH_SUBSCRIPTION_URL.url())
        .setType(SearchParamType.URI);
    resource
        .addSearchParam()
        .setName("status")
        .setDefinition(FhirUrl.SEARCH_SUBSCRIPTION_STATUS.url())
        .setType(SearchParamType.TOKEN);
    resource
        .addSearchParam()
        .setName("topic")
        .setDefinition(BackportUrl.GUIDE + "SearchParameter/Subscription-topic")
        .setType(SearchParamType.STRING);
    Stream.of("status", "events")
        .forEach(
            name ->
                resource
                    .addOperation()
                    .setName(name)
                    .setDefinition(
                        BackportUrl.GUIDE + "OperationDefinition/backport-subscription-" + name));
  }
}
