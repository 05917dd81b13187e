package dev.tandem.app;

import dev.tandem.sync.DeletionWatch;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Pull;
import dev.tandem.sync.Request;
import dev.tandem.sync.SystemFault;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.seda.SedaEndpoint;

/** The doors of the routes that read. */
final class Readings {
  private static final String REQUESTS = "seda:requests";

  private final ProducerTemplate template;

  Readings(ProducerTemplate template) {
    this.template = template;
  }

  /** Reads as asked and hands everything to the broker; returns when that is done. */
  Pull read(Request request) {
    Exchange exchange =
        template.request(
            "direct:pull",
            e -> {
              e.setVariable("mapping", request.mapping());
              e.getMessage().setBody(request);
            });
    Exception failure = exchange.getException();
    if (failure instanceof SystemFault fault) {
      throw fault;
    }
    if (failure != null) {
      throw SystemFault.passing(
          ErrorCode.UNREACHABLE.with("Reading " + request.mapping() + ": " + failure.getMessage()),
          Duration.ZERO,
          failure);
    }
    return exchange.getMessage().getBody(Pull.class);
  }

  /** Lets what is asked be read as soon as possible. */
  void submit(Request request) {
    template.sendBody(REQUESTS, request);
  }

  /** Reads as asked; a fault is dealt with as one of a schedule is. */
  void wake(Request request) {
    template.sendBody("direct:wake", request);
  }

  /** Asks both systems to call when records change, in the background. */
  void keepHooks() {
    template.asyncSendBody("direct:keep-hooks", null);
  }

  /** Lets the keys of one side be compared, in the background. */
  void findDeleted(DeletionWatch.Comparison comparison) {
    template.asyncSendBody("direct:compare-keys", comparison);
  }

  /** Looks for deleted records of all mappings; returns when what is gone is with the broker. */
  void findDeleted() {
    template.sendBody("direct:deletions", null);
  }

  /** True if nothing that was asked for waits to be read. */
  boolean isIdle() {
    CamelContext context = template.getCamelContext();
    return context.getEndpoint(REQUESTS, SedaEndpoint.class).getQueue().isEmpty()
        && context.getInflightRepository().size("requests") == 0;
  }
}
