package nl.pzp.terminology;

import org.jspecify.annotations.Nullable;

/**
 * One question or group of a published form, a row of {@code form.csv}.
 *
 * @param parent linkId of the group or question above, absent at the top
 * @param concept what is asked, by the name that all versions of the form share
 * @param subject of the concept; null where the concept alone is enough
 * @param type FHIR's questionnaire item type
 * @param options name of the set of options, absent where the answer is free
 * @param enabledBy linkId of the question on which this one depends
 * @param enabledWhen meaning of the answer that opens it
 * @param carriedTo the element that holds the answer, for people; empty when none does
 * @param notCarriedBecause why no element holds it; empty when one does
 */
public record Question(
    String linkId,
    @Nullable String parent,
    String concept,
    @Nullable String subject,
    String type,
    boolean repeats,
    boolean readOnly,
    @Nullable String options,
    @Nullable String enabledBy,
    @Nullable String enabledWhen,
    String text,
    String carriedTo,
    String notCarriedBecause) {

  public boolean isGroup() {
    return type.equals("group");
  }
}
