package nl.pzp.record.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.pzp.problem.Problem;

/** A parsed part of a search, or its refusal. */
sealed interface SearchRead<T> {

  record Good<T>(T value) implements SearchRead<T> {}

  record Refused<T>(Problem problem) implements SearchRead<T> {}

  static <T> SearchRead<T> of(T value) {
    return new Good<>(value);
  }

  static <T> SearchRead<T> refused(Problem problem) {
    return new Refused<>(problem);
  }

  /** All of them, or the first refusal. */
  static <S, T> SearchRead<List<T>> all(List<S> sources, Function<S, SearchRead<T>> reader) {
    var values = new ArrayList<T>();
    for (var source : sources) {
      var read = reader.apply(source);
      if (read instanceof Refused<T> refused) {
        return refused(refused.problem());
      }
      if (read instanceof Good<T> good) {
        values.add(good.value());
      }
    }
    return of(List.copyOf(values));
  }

  default <R> SearchRead<R> map(Function<T, R> change) {
    if (this instanceof Good<T> good) {
      return of(change.apply(good.value()));
    }
    return refused(((Refused<T>) this).problem());
  }
}
