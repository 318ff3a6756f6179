internal import Glibc

enum FileSize {
  /// Bytes of a state file, its log and the outbox beside it.
  static func ofState(at path: String) -> Int64 {
    [path, path + "-wal", path + "-outbox"].reduce(0) { total, path in
      var status = stat()
      return stat(path, &status) == 0 ? total + Int64(status.st_size) : total
    }
  }
}
