import Foundation
import TidingsConfig

/// A directory of configuration files that is removed with the test.
final class ConfigurationFolder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "tidings-config-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    try write(name, bytes: Array(text.utf8))
  }

  func write(_ name: String, bytes: [UInt8]) throws {
    let file = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  func read(_ name: String = "tidings.yaml", environment: [String: String] = [:]) -> ConfigurationResult {
    ConfigurationReader(environment: environment).read(path + "/" + name)
  }

  /// The errors, each without the directory.
  func errors(_ name: String = "tidings.yaml", environment: [String: String] = [:]) -> [String] {
    read(name, environment: environment).errors.map { $0.description.replacing(path + "/", with: "") }
  }

  /// A configuration that must be without errors.
  static func configuration(_ yaml: String, environment: [String: String] = [:]) throws -> Configuration {
    let result = try ConfigurationFolder(["tidings.yaml": yaml]).read(environment: environment)
    guard let configuration = result.configuration else { throw Refused(errors: result.errors.map(\.description)) }
    return configuration
  }

  /// The errors of a single file.
  static func errors(_ yaml: String, environment: [String: String] = [:]) throws -> [String] {
    try ConfigurationFolder(["tidings.yaml": yaml]).errors(environment: environment)
  }

  struct Refused: Error { var errors: [String] }
}
