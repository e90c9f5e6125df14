package nl.pzp.summary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page for acute care as it is printed: every text that stands on it, in its order, already
 * shortened. PDF, HTML and JSON are made of this one.
 *
 * @param language nl or en
 * @param notes what a reader must know to read the page rightly
 */
public record SummaryPage(
    String language,
    String title,
    String asOf,
    Patient patient,
    Attention attention,
    List<Table> tables,
    List<String> notes) {

  /** The patient of the page. */
  public record Patient(String name, String born, String bsn, @Nullable String deceased) {}

  /**
   * Contradictions and missing facts, above the tables.
   *
   * @param heading empty when there is nothing
   */
  public record Attention(String heading, List<String> lines) {
    public Attention {
      lines = List.copyOf(lines);
    }
  }

  /** Rows under one heading. */
  public record Table(String heading, List<String> columns, List<Row> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * One subject.
   *
   * @param code of the subject for machines, such as {@code CARDIOPULMONARY_RESUSCITATION}
   * @param state for machines, such as {@code HOLDS}
   * @param value what holds for machines, such as {@code DO_NOT_PERFORM}; empty when nothing does
   * @param mark how the answer is set apart on paper
   * @param details date, source, explanation, or every side of a contradiction
   */
  public record Row(
      String code,
      String state,
      String value,
      String label,
      Mark mark,
      String answer,
      List<String> details) {
    public Row {
      details = List.copyOf(details);
    }
  }

  /** How an answer is set apart; never the only thing that tells it. */
  public enum Mark {
    FOR,
    AGAINST,
    PLAIN,
    ATTENTION,
    NOTHING
  }

  public SummaryPage {
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
  }

  // The page is patient data.
  @Override
  public String toString() {
    return "SummaryPage[" + language + "]";
  }
}
