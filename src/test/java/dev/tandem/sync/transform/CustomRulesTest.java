package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.mapping.Side;
import dev.tandem.mapping.TransformRule;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that integrators add. */
class CustomRulesTest {
  private static final String SERVICES = "META-INF/services/dev.tandem.sync.transform.CustomRule";

  @TempDir private Path jar;

  @Test
  void should_find_rules_where_jars_name_them() throws IOException {
    try (URLClassLoader loader = jarOf(Iban.class.getName())) {
      Transformations all = Transformations.with(CustomRules.in(loader));

      assertThat(all.names()).contains("acme.iban", "trim");
      assertThat(all.parameters("acme.iban")).containsExactly("group");
      assertThat(iban(all, Map.of("group", "4"), "DE12 345678901234", Side.CRM))
          .isEqualTo(Result.of("DE12 3456 7890 1234"));
      assertThat(iban(all, Map.of("group", "4"), "DE12 3456 7890 1234", Side.ERP))
          .isEqualTo(Result.of("DE12345678901234"));
    }
  }

  @Test
  void should_have_no_rules_where_no_jar_names_any() {
    assertThat(CustomRules.in(CustomRule.class.getClassLoader())).isEmpty();
  }

  @Test
  void should_say_which_class_cannot_be_loaded() throws IOException {
    try (URLClassLoader loader = jarOf("com.acme.Absent")) {
      assertThatThrownBy(() -> CustomRules.in(loader))
          .isInstanceOf(SystemFault.class)
          .hasMessageContaining("TDM-411")
          .hasMessageContaining("com.acme.Absent");
    }
  }

  @Test
  void should_refuse_names_that_the_node_may_use_itself() {
    for (String name : List.of("trim", "Acme.iban", "acme iban", "acme.", "")) {
      assertThatThrownBy(() -> CustomRules.of(List.of(new Named(name, value -> value))))
          .isInstanceOf(SystemFault.class)
          .hasMessageContaining(Named.class.getName())
          .hasMessageContaining("is called " + name + ", which is not of the form acme.iban");
    }
    assertThatThrownBy(() -> CustomRules.of(List.of(new Named(null, value -> value))))
        .isInstanceOf(SystemFault.class);
  }

  @Test
  void should_refuse_two_rules_of_one_name() {
    assertThatThrownBy(() -> CustomRules.of(List.of(new Iban(), new Iban())))
        .isInstanceOf(SystemFault.class)
        .hasMessageContaining("is called acme.iban, as is another one");
  }

  @Test
  void should_tell_what_is_wrong_with_its_arguments() {
    Transformations all = Transformations.with(CustomRules.of(List.of(new Iban())));

    assertThat(all.complaint(new TransformRule("acme.iban", Map.of("group", "4")))).isEmpty();
    assertThat(all.complaint(new TransformRule("acme.iban", Map.of("group", "x"))))
        .hasValueSatisfying(
            c -> {
              assertThat(c.message()).isEqualTo("acme.iban: a group is a number, not x");
              assertThat(c.remedy()).isEqualTo("Correct the arguments of this rule.");
            });
    assertThat(all.complaint(TransformRule.of("acme.iban")))
        .hasValueSatisfying(
            c -> assertThat(c.message()).startsWith("acme.iban: java.lang.NullPointerException"));
    assertThat(all.complaint(new TransformRule("acme.iban", Map.of("grp", "4"))))
        .hasValueSatisfying(
            c -> assertThat(c.message()).isEqualTo("The rule acme.iban takes no grp."));
    assertThat(all.complaint(TransformRule.of("acme.ibna")))
        .hasValueSatisfying(c -> assertThat(c.remedy()).isEqualTo("Did you mean acme.iban?"));
  }

  @Test
  void should_never_be_asked_for_an_empty_value() {
    Transformation broken = built(new Named("a.b", value -> 1 / 0));

    assertThat(broken.apply(null, Side.CRM)).isEqualTo(Result.of(null));
  }

  @Test
  void should_fail_the_value_on_which_it_breaks() {
    Result result = built(new Named("a.b", value -> 1 / 0)).apply("x", Side.CRM);

    assertThat(result.failure())
        .isEqualTo("The rule a.b broke: java.lang.ArithmeticException: / by zero.");
    assertThat(result.remedy()).isEqualTo("Correct the rule, or the value.");
  }

  @Test
  void should_fail_a_value_of_which_it_makes_none() {
    Result result = built(new Named("a.b", value -> Instant.EPOCH)).apply("x", Side.CRM);

    assertThat(result.failure()).isEqualTo("The rule a.b broke: its result is no value.");
    assertThat(built(new Named("a.b", value -> null)).apply("x", Side.CRM))
        .isEqualTo(Result.of(null));
    assertThat(built(new Named("a.b", value -> true)).apply("x", Side.CRM))
        .isEqualTo(Result.of(true));
    Rule nothing = CustomRules.of(List.of(new Nothing())).values().iterator().next();
    assertThat(nothing.build(new Arguments(TransformRule.of("a.b"))).apply("x", Side.CRM).failure())
        .isEqualTo("The rule a.b broke: its result is no value.");
  }

  private static Transformation built(CustomRule rule) {
    return Transformations.with(CustomRules.of(List.of(rule)))
        .parse(List.of(TransformRule.of(rule.name())));
  }

  private static Result iban(
      Transformations all, Map<String, String> arguments, String value, Side target) {
    return all.parse(List.of(new TransformRule("acme.iban", arguments))).apply(value, target);
  }

  private URLClassLoader jarOf(String className) throws IOException {
    Path services = jar.resolve(SERVICES);
    Files.createDirectories(services.getParent());
    Files.writeString(services, className + "\n");
    return new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
  }

  /** The rule of the handbook, with a length of the groups. */
  public static final class Iban implements CustomRule {
    @Override
    public String name() {
      return "acme.iban";
    }

    @Override
    public List<String> parameters() {
      return List.of("group");
    }

    @Override
    public Transformation create(Map<String, String> arguments) {
      String group = arguments.get("group");
      if (!group.matches("\\d")) {
        throw new IllegalArgumentException("a group is a number, not " + group);
      }
      return (value, target) -> {
        String iban = value.toString().replace(" ", "");
        return Result.of(
            target == Side.ERP ? iban : iban.replaceAll("(.{" + group + "})(?=.)", "$1 "));
      };
    }
  }

  /** A rule of any name and effect. */
  private record Named(String name, UnaryOperator<Object> effect) implements CustomRule {
    @Override
    public Transformation create(Map<String, String> arguments) {
      return (value, target) -> new Result(effect.apply(value), null, null);
    }
  }

  /** A rule that answers nothing at all. */
  private static final class Nothing implements CustomRule {
    @Override
    public String name() {
      return "a.b";
    }

    @Override
    public Transformation create(Map<String, String> arguments) {
      return (value, target) -> null;
    }
  }
}
