package dev.tandem.odata;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Does several things at the same time. Whatever happens, nothing is under way any more when it
 * returns: a caller that begins again must not meet its own former requests.
 */
record SideBySide(Executor executor) {
  /** The results in the order of the inputs; the first failure, once all have ended. */
  <A, B> List<B> map(List<A> inputs, Function<A, B> work) {
    if (inputs.size() == 1) {
      return List.of(work.apply(inputs.get(0)));
    }
    List<CompletableFuture<B>> running =
        inputs.stream()
            .map(input -> CompletableFuture.supplyAsync(() -> work.apply(input), executor))
            .toList();
    running.forEach(SideBySide::awaitEnd);
    try {
      return running.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private static void awaitEnd(CompletableFuture<?> one) {
    try {
      one.join();
    } catch (CompletionException | CancellationException e) {
      // told once all have ended
    }
  }
}
