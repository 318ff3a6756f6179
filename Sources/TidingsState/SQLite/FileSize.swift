internal import Glibc

enum FileSize {
  /// Bytes of a state file and its log.
  static func ofState(at path: String) -> Int64 {
    [path, path + "-wal"].reduce(0) { total, path in
      var status = stat()
      return stat(path, &status) == 0 ? total + Int64(status.st_size) : total
    }
  }
}
