package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.Client.Answer;
import dev.tandem.sandbox.http.Json;
import dev.tandem.sandbox.seed.GeneratedCompany;
import dev.tandem.sandbox.seed.Seed;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders, quotes and their lines, as Business Central completes and sums them. */
class ErpDocumentsTest {
  private static Sandbox sandbox;
  private static Client erp;
  private static String company;

  @BeforeAll
  static void start() {
    Seed seed = new GeneratedCompany(1, 12, 12, 1).rows();
    sandbox =
        Sandbox.start(SandboxOptions.defaults().withSeed(new SeedData(seed.crm(), seed.erp())));
    erp = Client.erp(sandbox);
    company = "companies(" + sandbox.companyId() + ")/";
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void should_take_from_the_customer_what_a_header_does_not_say() {
    JsonNode customer = customer("C10000");
    JsonNode order = order("'customerNumber':'C10000'");

    assertThat(order.path("customerName")).isEqualTo(customer.path("displayName"));
    assertThat(order.path("sellToCity")).isEqualTo(customer.path("city"));
    assertThat(order.path("billToAddressLine1")).isEqualTo(customer.path("addressLine1"));
    assertThat(order.path("shipToName")).isEqualTo(customer.path("displayName"));
    assertThat(order.path("paymentTermsId")).isEqualTo(customer.path("paymentTermsId"));
    assertThat(order.path("currencyCode")).isEqualTo(customer.path("currencyCode"));
    assertThat(order.path("salesperson")).isEqualTo(customer.path("salespersonCode"));
  }

  @Test
  void should_keep_what_a_header_says_with_its_whole_ship_to_address() {
    JsonNode order =
        order(
            "'customerNumber':'C10000','shipToCity':'Görlitz','currencyCode':'USD','salesperson':'SP09'");

    assertThat(order.path("shipToCity").asText()).isEqualTo("Görlitz");
    assertThat(order.path("shipToAddressLine1").asText()).isEmpty();
    assertThat(order.path("currencyCode").asText()).isEqualTo("USD");
    assertThat(order.path("salesperson").asText()).isEqualTo("SP09");
  }

  @Test
  void should_take_from_the_item_what_a_line_does_not_say() {
    JsonNode item = item("100000");
    JsonNode line =
        lines(local("{'lineType':'Item','lineObjectNumber':'100000','quantity':2}")).get(0);

    assertThat(line.path("itemId")).isEqualTo(item.path("id"));
    assertThat(line.path("description")).isEqualTo(item.path("displayName"));
    assertThat(line.path("unitOfMeasureCode").asText()).isEqualTo("PCS");
    assertThat(line.path("unitPrice").decimalValue())
        .isEqualByComparingTo(item.path("unitPrice").decimalValue());
    assertThat(line.path("sequence").asInt()).isEqualTo(10_000);
  }

  @Test
  void should_price_another_unit_and_another_currency() {
    BigDecimal price = item("100000").path("unitPrice").decimalValue();
    String box = "{'itemId':'%s','quantity':1,'unitOfMeasureCode':'BOX'}";
    String line = box.formatted(item("100000").path("id").asText());

    assertThat(lines(local(line)).get(0).path("unitPrice").decimalValue())
        .isEqualByComparingTo(price.multiply(BigDecimal.valueOf(6)));
    JsonNode dollars =
        order("'customerNumber':'C10000','currencyCode':'USD','salesOrderLines':[" + line + "]");
    assertThat(lines(dollars).get(0).path("unitPrice").decimalValue())
        .as("100 USD are 80 EUR")
        .isEqualByComparingTo(price.multiply(new BigDecimal("7.5")));
  }

  @Test
  void should_sum_lines_with_their_discounts_and_spread_that_of_the_header() {
    JsonNode order =
        local(
            "{'lineType':'Item','lineObjectNumber':'100000','quantity':3,'unitPrice':9.99,'discountAmount':0.5}",
            "{'lineType':'Item','lineObjectNumber':'100001','quantity':7,'unitPrice':1.115,'discountPercent':10}",
            "{'description':'a comment'}");
    assertAmount(order, "totalAmountExcludingTax", "36.50");

    JsonNode reduced = patch(order, "{\"discountAmount\":1}");

    assertAmount(reduced, "totalAmountExcludingTax", "35.50");
    assertAmount(reduced, "totalAmountIncludingTax", "35.50");
    List<JsonNode> lines = lines(reduced);
    assertAmount(lines.get(0), "amountExcludingTax", "29.47");
    assertAmount(lines.get(0), "discountPercent", "1.66834");
    assertAmount(lines.get(1), "discountAmount", "0.78");
    assertAmount(lines.get(1), "amountExcludingTax", "7.03");
    assertAmount(lines.get(0), "invoiceDiscountAllocation", "0.81");
    assertAmount(lines.get(1), "invoiceDiscountAllocation", "0.19");
    assertThat(lines.get(2).path("lineType").asText()).isEqualTo("Comment");
    assertAmount(lines.get(2), "netAmount", "0");
  }

  @Test
  void should_sum_again_when_a_line_changes_or_goes() {
    JsonNode order =
        local(
            "{'lineType':'Item','lineObjectNumber':'100000','quantity':1,'unitPrice':10}",
            "{'lineType':'Item','lineObjectNumber':'100001','quantity':1,'unitPrice':5}");
    List<JsonNode> lines = lines(order);
    String first = company + "salesOrderLines(" + lines.get(0).path("id").asText() + ")";
    String second = company + "salesOrderLines(" + lines.get(1).path("id").asText() + ")";

    erp.patch(first, "{\"quantity\":4}", "If-Match", "*");
    assertAmount(read(order), "totalAmountExcludingTax", "45");
    erp.delete(second, "If-Match", "*");

    assertAmount(read(order), "totalAmountExcludingTax", "40");
  }

  @Test
  void should_refuse_lines_that_name_nothing_or_too_much() {
    assertThat(refused("{'lineType':'Item','lineObjectNumber':'NONE','quantity':1}"))
        .contains("Item does not exist.");
    assertThat(refused("{'lineType':'Resource','lineObjectNumber':'NONE','quantity':1}"))
        .contains("Resource does not exist.");
    assertThat(
            refused("{'sequence':10000,'description':'a'}", "{'sequence':10000,'description':'b'}"))
        .contains("a line already exists");
    assertThat(
            refused(
                "{'lineType':'Item','lineObjectNumber':'100001','quantity':1,'unitOfMeasureCode':'HOUR'}"))
        .contains("HOUR");
  }

  @Test
  void should_refuse_blocked_customers_and_items() {
    ObjectNode blocked =
        sandbox.erpPerson().create("items", json("{'number':'BL-1','blocked':true}"));

    assertThat(refused("{'itemId':'" + blocked.path("id").asText() + "','quantity':1}"))
        .contains("Blocked must be equal to 'No'");
    sandbox
        .erpPerson()
        .create("customers", json("{'number':'BL-2','displayName':'B','blocked':'All'}"));
    Answer answer = erp.post(company + "salesOrders", "{\"customerNumber\":\"BL-2\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("blocked with type All");
  }

  private static JsonNode local(String... lines) {
    return order(
        "'customerNumber':'C10000','currencyCode':'EUR','salesOrderLines':["
            + String.join(",", lines)
            + "]");
  }

  private static String refused(String... lines) {
    Answer answer =
        erp.post(
            company + "salesOrders",
            json("{'customerNumber':'C10000','salesOrderLines':[" + String.join(",", lines) + "]}")
                .toString());
    assertThat(answer.status()).isEqualTo(400);
    return answer.message();
  }

  private static JsonNode order(String properties) {
    Answer answer = erp.post(company + "salesOrders", json("{" + properties + "}").toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private static JsonNode read(JsonNode order) {
    return erp.get(company + "salesOrders(" + order.path("id").asText() + ")").json();
  }

  private static JsonNode patch(JsonNode order, String values) {
    Answer answer =
        erp.patch(
            company + "salesOrders(" + order.path("id").asText() + ")",
            values,
            "If-Match",
            order.path("@odata.etag").asText());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<JsonNode> lines(JsonNode order) {
    List<JsonNode> lines = new ArrayList<>();
    erp.get(company + "salesOrders(" + order.path("id").asText() + ")/salesOrderLines")
        .json()
        .path("value")
        .forEach(lines::add);
    lines.sort((a, b) -> Integer.compare(a.path("sequence").asInt(), b.path("sequence").asInt()));
    return lines;
  }

  private static JsonNode customer(String number) {
    return sandbox.erpPerson().query("customers?$filter=number%20eq%20'" + number + "'").get(0);
  }

  private static JsonNode item(String number) {
    return sandbox.erpPerson().query("items?$filter=number%20eq%20'" + number + "'").get(0);
  }

  private static void assertAmount(JsonNode row, String property, String amount) {
    assertThat(row.path(property).decimalValue())
        .as(property)
        .isEqualByComparingTo(new BigDecimal(amount));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.treeOrNull(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
