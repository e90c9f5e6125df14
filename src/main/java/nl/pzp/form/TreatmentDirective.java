package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * What was agreed on one treatment.
 *
 * @param name which treatment it is where it is {@link Treatment#OTHER} and the form could say so
 * @param decision absent when the question was not answered
 * @param specification what {@link TreatmentDecision#OTHERWISE} means
 */
public record TreatmentDirective(
    Treatment treatment,
    @Nullable String name,
    @Nullable TreatmentDecision decision,
    @Nullable String specification,
    @Nullable String comment) {

  boolean isBlank() {
    return name == null && decision == null && specification == null && comment == null;
  }

  // Free text and numbers do not belong in a log.
  @Override
  public String toString() {
    return "TreatmentDirective[" + treatment + ", " + decision + "]";
  }
}
