internal import Glibc

/// The room on the spool's file system.
public struct SpoolSpace: Sendable, Equatable {
  /// Bytes that may still be written by anyone but root.
  public var freeBytes: Int64
  /// Files that may still be made; `nil` where the file system sets no number.
  public var freeFiles: Int64?

  public init(freeBytes: Int64, freeFiles: Int64? = nil) {
    self.freeBytes = freeBytes
    self.freeFiles = freeFiles
  }

  /// - Throws: where the file system cannot be asked.
  public init(of spool: String) throws(SpoolError) {
    var status = statvfs()
    guard retrying({ statvfs(spool, &status) }) == 0 else { throw .last("statvfs", spool) }
    freeBytes = Int64(
      clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
    freeFiles = status.f_files == 0 ? nil : Int64(clamping: status.f_favail)
  }
}
