import Foundation

/// Makes a directory of its own for a test, which removes it when it is done.
func temporaryDirectory() throws -> String {
  let path = NSTemporaryDirectory() + "/tidings-pipeline-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  return path
}
