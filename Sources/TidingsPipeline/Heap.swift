internal import CLinux

/// How the C library keeps the process's memory.
public enum Heap {
  /// To be called before a second thread starts.
  ///
  /// One arena: left alone, glibc gives each thread one of its own, eight times as many as there are cores, and none of
  /// them gives back what another could use. Threads seldom wait for each other here, as each keeps small pieces to
  /// itself. Documents of some size come from the system and go back to it at once.
  public static func settle() {
    mallopt(M_ARENA_MAX, 1)
    mallopt(M_MMAP_THRESHOLD, 256 << 10)
    mallopt(M_TOP_PAD, 512 << 10)
    mallopt(M_TRIM_THRESHOLD, 4 << 20)
  }

  /// Gives back what is free between what is not, after work that needed far more than what comes next: the reading of a
  /// configuration, documents of all sizes. The code that did the work goes, too: what is still in use of it comes back by
  /// itself, and most is not.
  public static func trim() {
    malloc_trim(0)
    tidings_release_program()
  }
}
