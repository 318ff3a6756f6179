import Glibc

/// The three descriptors that every program is given. Those that whoever started it has closed are taken up before a file,
/// a socket or an event descriptor of the program's own gets their number and, with it, all that is printed or logged.
enum StandardStreams {
  /// First of all.
  static func hold() {
    // Opened for the other direction: reading what was closed, or printing there, fails as it should. Talk is dropped.
    let streams = [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
    for (descriptor, flags) in streams where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest number that is free is this one.
      _ = open("/dev/null", flags)
    }
  }
}
