package nl.pzp.fhirapi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Wraps the adapter's database so that a test sees each statement just before execution. */
public final class WatchedDatabase implements BeanPostProcessor {

  private static final String COMMIT = "COMMIT";

  private volatile Consumer<String> watcher = sql -> {};

  /**
   * Calls this with each statement from now on, and with {@code COMMIT} before a commit. An
   * exception from it stops the adapter there.
   */
  public void watch(Consumer<String> next) {
    watcher = next;
  }

  /** Stops watching. */
  public void rest() {
    watcher = sql -> {};
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source
        ? proxy(DataSource.class, source, (method, arguments) -> {})
        : bean;
  }

  private interface Before {
    void call(Method method, Object @Nullable [] arguments);
  }

  private <T> T proxy(Class<T> type, T target, Before before) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          if (method.getName().equals("equals")) {
            return arguments != null && self == arguments[0];
          }
          before.call(method, arguments);
          try {
            return wrapped(method.invoke(target, arguments), arguments);
          } catch (InvocationTargetException e) {
            throw e.getTargetException();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private @Nullable Object wrapped(@Nullable Object result, Object @Nullable [] arguments) {
    if (result instanceof Connection connection) {
      return proxy(
          Connection.class,
          connection,
          (method, a) -> {
            if (method.getName().equals("commit")) {
              watcher.accept(COMMIT);
            }
          });
    }
    if (result instanceof PreparedStatement statement) {
      var sql = arguments == null ? "" : String.valueOf(arguments[0]);
      return proxy(PreparedStatement.class, statement, (method, a) -> executed(method, sql));
    }
    if (result instanceof Statement statement) {
      return proxy(
          Statement.class,
          statement,
          (method, a) -> executed(method, a == null ? "" : String.valueOf(a[0])));
    }
    return result;
  }

  private void executed(Method method, String sql) {
    if (method.getName().startsWith("execute")) {
      watcher.accept(sql);
    }
  }
}
