package dev.tandem.api;

import dev.tandem.sync.SystemFault;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the operation that a request asks for, checks access and contract, and has it done. What
 * the contract does not name does not exist; an operation without a handler does not start.
 */
public final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private final Contract contract;
  private final Access access;
  private final Map<String, Handler> handlers;

  public Api(Access access, NodeControl node, Records records, InstantSource clock) {
    this(Contract.read(), access, handlers(node, records, clock));
  }

  Api(Contract contract, Access access, Map<String, Handler> handlers) {
    this.contract = contract;
    this.access = access;
    this.handlers = new HashMap<>(handlers);
    this.handlers.put("getContract", call -> Answer.ok(contract.document()));
    List<String> open =
        contract.operations().stream()
            .map(Operation::id)
            .filter(id -> !this.handlers.containsKey(id))
            .toList();
    if (!open.isEmpty()) {
      throw new IllegalStateException("Operations without a handler: " + open);
    }
  }

  private static Map<String, Handler> handlers(
      NodeControl node, Records records, InstantSource clock) {
    Map<String, Handler> handlers = new HashMap<>();
    handlers.putAll(new StatusResource(node, records, clock).handlers());
    handlers.putAll(new MappingResource(node, records).handlers());
    handlers.putAll(new RunResource(node, records).handlers());
    handlers.putAll(new CouplingResource(node, records).handlers());
    handlers.putAll(new ErrorResource(node, records).handlers());
    handlers.putAll(new FullSyncResource(node, clock).handlers());
    return handlers;
  }

  /** Never throws: what goes wrong is an answer. */
  Answer answer(Asked asked) {
    try {
      return access
          .role(asked.authorization())
          .map(role -> answer(asked, role))
          .orElseGet(Api::unknownCaller);
    } catch (Refusal refusal) {
      return Problems.of(refusal);
    } catch (SystemFault fault) {
      return Problems.of(503, fault.problem());
    } catch (RuntimeException e) {
      LOG.error("{} {} failed.", asked.method(), asked.path(), e);
      return Problems.of(500, "The node failed at this request; its log says more.");
    }
  }

  private static Answer unknownCaller() {
    return Problems.of(401, "The request shows no token that the node knows.")
        .with("WWW-Authenticate", "Bearer realm=\"tandem\"");
  }

  private Answer answer(Asked asked, Role role) {
    Optional<Operation> found = contract.find(asked.method(), asked.path());
    if (found.isEmpty()) {
      return noOperation(asked);
    }
    Operation operation = found.get();
    if (!operation.roles().contains(role)) {
      throw Refusal.of(403, "The role " + role.code() + " may not do this.");
    }
    return handlers.get(operation.id()).handle(Intake.call(operation, asked));
  }

  private Answer noOperation(Asked asked) {
    List<Operation> here = contract.at(asked.path());
    if (here.isEmpty()) {
      return Problems.of(404, "There is nothing at " + asked.path() + '.');
    }
    String methods =
        here.stream()
            .map(operation -> operation.method().toUpperCase(Locale.ROOT))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return Problems.of(405, asked.path() + " takes " + methods + '.').with("Allow", methods);
  }
}
