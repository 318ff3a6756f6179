internal import Glibc

/// A system call that failed.
struct SystemError: Error, CustomStringConvertible {
  let call: String
  let number: Int32

  init(call: String, number: Int32 = errno) {
    self.call = call
    self.number = number
  }

  var description: String { "\(call): \(strerror(number).map { String(cString: $0) } ?? "error \(number)")" }
}
