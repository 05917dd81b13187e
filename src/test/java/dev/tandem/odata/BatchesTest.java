package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private final List<List<Part>> sent = new ArrayList<>();

  @Test
  void should_split_writes_by_the_size_of_a_batch() {
    List<PartAnswer> answers = batches(3, BatchesTest::allOk).write(parts(7));

    assertThat(answers).hasSize(7).doesNotContainNull();
    assertThat(sent).extracting(List::size).containsExactly(3, 3, 1);
  }

  @Test
  void should_send_each_write_once_and_leave_gaps_where_the_server_stopped() {
    List<PartAnswer> answers = batches(10, parts -> List.of(status(200))).write(parts(3));

    assertThat(answers).extracting(a -> a == null ? 0 : a.status()).containsExactly(200, 0, 0);
    assertThat(sent).hasSize(1);
  }

  @Test
  void should_ask_again_for_reads_behind_the_first_error() {
    List<PartAnswer> answers =
        batches(10, parts -> List.of(status(parts.get(0).url().equals("1") ? 404 : 200)))
            .read(parts(3));

    assertThat(answers).extracting(PartAnswer::status).containsExactly(200, 404, 200);
    assertThat(sent).extracting(List::size).containsExactly(3, 2, 1);
  }

  @Test
  void should_not_ask_for_ever() {
    SystemFault fault =
        catchThrowableOfType(
            SystemFault.class, () -> batches(10, parts -> List.of(status(429))).read(parts(2)));

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.SYSTEM_BUSY);
    assertThat(fault.isPassing()).isTrue();
  }

  @Test
  void should_not_take_a_missing_table_for_missing_records() {
    String body =
        "{\"error\":{\"code\":\"x\",\"message\":\"Resource not found for the segment 'y'\"}}";
    PartAnswer noTable = new PartAnswer(404, Headers.none(), Json.read(body));
    Part read = Part.get("y(1)", Headers.none());

    SystemFault fault =
        catchThrowableOfType(
            SystemFault.class,
            () -> batches(10, parts -> List.of(noTable)).records(Map.of("1", read)));

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.RESOURCE_UNKNOWN);
  }

  @Test
  void should_send_nothing_for_nothing() {
    assertThat(batches(10, BatchesTest::allOk).read(List.of())).isEmpty();
    assertThat(batches(10, BatchesTest::allOk).write(List.of())).isEmpty();
    assertThat(sent).isEmpty();
  }

  private Batches batches(int size, Function<List<Part>, List<PartAnswer>> answers) {
    Batches.Sender sender =
        (parts, repeat) -> {
          sent.add(parts);
          return answers.apply(parts);
        };
    Connection connection =
        new Connection(
            new Connection.Settings(
                "SYS", null, Headers.none(), Throttle.Limits.of(1), RetryPolicy.standard()),
            call -> status(500).alone(),
            new ManualTime().timing());
    return new Batches(connection, sender, size);
  }

  private static List<PartAnswer> allOk(List<Part> parts) {
    return parts.stream().map(part -> status(200)).toList();
  }

  private static PartAnswer status(int status) {
    return new PartAnswer(status, Headers.none(), MissingNode.getInstance());
  }

  private static List<Part> parts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Part.get(String.valueOf(i), Headers.none()))
        .toList();
  }
}
