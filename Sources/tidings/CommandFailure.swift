/// Ends a command with one line on stderr.
struct CommandFailure: Error {
  /// 1 the work failed, 2 wrong usage or configuration.
  var status: Int32
  var message: String

  init(_ message: String, status: Int32 = 1) {
    self.message = Terminal.printable(message)
    self.status = status
  }
}
