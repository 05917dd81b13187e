package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import java.net.URI;
import java.util.List;

/** Port: asks a system to call the node when records change. A call is a hint, no more. */
public interface ChangeCalls {
  /**
   * Makes sure that the system calls the node for the tables of these mappings and of no others,
   * and goes on doing so; may be called again and again.
   *
   * @param receiver where the node takes the calls
   * @param secret what proves that a call comes from the system
   * @return names of the mappings whose tables the system calls for; the others must be polled
   * @throws SystemFault if the system does not let the node ask
   */
  List<String> keep(List<Mapping> mappings, URI receiver, String secret);
}
