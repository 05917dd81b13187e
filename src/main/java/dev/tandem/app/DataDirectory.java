package dev.tandem.app;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder in which one node, and only one, keeps its things. */
final class DataDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static DataDirectory open(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw locked(path);
      }
      return new DataDirectory(path, channel);
    } catch (IOException e) {
      throw SystemFault.lasting(
          ErrorCode.SETTING_MISSING.with(
              "data.dir: the folder "
                  + path.toAbsolutePath()
                  + " cannot be used: "
                  + e.getMessage()),
          e);
    }
  }

  Path path() {
    return path;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisJvm) {
      return null;
    }
  }

  private static SystemFault locked(Path path) {
    return SystemFault.lasting(
        ErrorCode.DATA_DIRECTORY_LOCKED.with(
            "data.dir: " + path.toAbsolutePath() + " is in use by another node."),
        null);
  }
}
