package nl.pzp.form;

import org.jspecify.annotations.Nullable;

/**
 * The agreement on one treatment.
 *
 * @param name the treatment's name when it is {@link Treatment#OTHER}, if the form asks it
 * @param decision null when not answered
 * @param specification meaning of {@link TreatmentDecision#OTHERWISE}
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

  // Masked: free text must not reach a log.
  @Override
  public String toString() {
    return "TreatmentDirective[" + treatment + ", " + decision + "]";
  }
}
