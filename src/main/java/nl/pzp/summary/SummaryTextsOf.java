package nl.pzp.summary;

import java.util.Objects;
import java.util.stream.Stream;

/** Every text that stands on a page, in its order. */
final class SummaryTextsOf {

  private SummaryTextsOf() {}

  static Stream<String> page(SummaryPage page) {
    var patient = page.patient();
    return Stream.of(
            Stream.of(
                page.title(),
                page.asOf(),
                patient.name(),
                patient.born(),
                patient.bsn(),
                patient.deceased(),
                page.attention().heading()),
            page.attention().lines().stream(),
            page.tables().stream().flatMap(SummaryTextsOf::table),
            page.notes().stream())
        .flatMap(texts -> texts)
        .filter(Objects::nonNull)
        .filter(text -> !text.isEmpty());
  }

  private static Stream<String> table(SummaryPage.Table table) {
    return Stream.of(
            Stream.of(table.heading()),
            table.columns().stream(),
            table.rows().stream()
                .flatMap(
                    row ->
                        Stream.concat(
                            Stream.of(row.label(), row.answer()), row.details().stream())))
        .flatMap(texts -> texts);
  }
}
