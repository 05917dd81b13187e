package dev.tandem.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.seed.GeneratedCompany;
import dev.tandem.sandbox.seed.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A company whose customers are all in the ERP and none in the CRM. Those behind the first few are
 * blocked, so that the mapping's filter keeps them out until somebody unblocks them.
 */
final class BenchCompany {
  private static final long SEED = 1;

  private final Seed seed;
  private final int open;
  private final List<ObjectNode> customers;

  /**
   * @param open customers that are not blocked
   * @param blocked customers that are
   */
  BenchCompany(int open, int blocked) {
    this.open = open;
    int all = open + blocked;
    // Two thirds of a generated company's customers are in its ERP.
    seed = new GeneratedCompany(SEED, all + all / 2 + 3).rows();
    customers = List.copyOf(seed.erp().get("customers").subList(0, all));
    customers.subList(0, open).forEach(row -> row.put("blocked", " "));
    customers.subList(open, all).forEach(row -> row.put("blocked", "All"));
  }

  /** Those that the node is warmed up with. */
  List<String> warmUp() {
    return ids(customers.subList(0, open));
  }

  /** Those that are measured, in as many equal parts as there are rounds. */
  List<List<String>> rounds(int rounds) {
    int size = (customers.size() - open) / rounds;
    return IntStream.range(0, rounds)
        .mapToObj(i -> ids(customers.subList(open + i * size, open + (i + 1) * size)))
        .toList();
  }

  private static List<String> ids(List<ObjectNode> rows) {
    return rows.stream().map(row -> row.get("id").asText()).toList();
  }

  /** As a folder for {@code sandbox --data}. */
  void write(Path folder) throws IOException {
    Map<String, List<ObjectNode>> crm = new LinkedHashMap<>(seed.crm());
    crm.put("accounts", List.of());
    Map<String, List<ObjectNode>> erp = new LinkedHashMap<>(seed.erp());
    erp.put("customers", customers);
    ObjectMapper json = new ObjectMapper();
    json.writeValue(folder.resolve("crm.json").toFile(), crm);
    json.writeValue(folder.resolve("erp.json").toFile(), erp);
  }
}
