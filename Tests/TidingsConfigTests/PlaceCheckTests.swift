import Foundation
import Testing
import TidingsConfig

/// What stands where the spool and the state are to be, as `tidings check` looks at it.
@Suite struct PlaceCheckTests {
  private let folder: ConfigurationFolder

  init() throws {
    folder = try ConfigurationFolder(["file": "a note", "empty": "", "sqlite": "SQLite format 3\0 and so on"])
    for name in ["directory", "lib"] {
      try FileManager.default.createDirectory(atPath: folder.path + "/" + name, withIntermediateDirectories: false)
    }
  }

  /// Errors and warnings, each without the directory.
  private func problems(spool: String = "directory", state: String = "lib/state.sqlite") throws -> [String] {
    try folder.write("tidings.yaml", "spool: \(spool)\nstate: \(state)\nfeeds: [https://example.org/f]\n")
    let reader = ConfigurationReader(environment: [:], placeRefusals: PlaceRefusals())
    let result = reader.read(folder.path + "/tidings.yaml")
    #expect((result.configuration == nil) == !result.errors.isEmpty)
    return (result.errors + result.warnings).map { $0.description.replacing(folder.path + "/", with: "") }
  }

  @Test(
    arguments: [
      ("directory", "lib/state.sqlite"), ("new", "new/state.sqlite"), ("new", "state.sqlite"), ("directory", "empty"),
      ("directory", "sqlite"),
    ]) func `What the program can work with or make is not remarked on, nor made`(spool: String, state: String) throws
  {
    #expect(try problems(spool: spool, state: state) == [])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "directory", "empty", "file", "lib", "sqlite", "tidings.yaml",
      ])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/lib").isEmpty)
  }

  @Test func `A spool that cannot be is told of where it is written`() throws {
    #expect(
      try problems(spool: "file") == [
        "tidings.yaml:1:8: spool: file is no directory; name one, or a path at which nothing stands yet"
      ])
    #expect(
      try problems(spool: "no/such") == [
        "tidings.yaml:1:8: spool: no is missing; make it: tidings makes the spool's own directory, but none above it"
      ])
    #expect(
      try problems(spool: "file/spool") == [
        "tidings.yaml:1:8: spool: file/spool cannot be: something above it is no directory"
      ])
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/astray", withDestinationPath: "nowhere")
    #expect(
      try problems(spool: "astray") == ["tidings.yaml:1:8: spool: astray is a symbolic link that leads nowhere"])
  }

  @Test(arguments: ["directory", "new"]) func `The spool is no state`(path: String) throws {
    #expect(
      try problems(spool: path, state: "lib/../" + path) == [
        "tidings.yaml:2:8: state: \(path) is the spool's directory; name a file elsewhere"
      ])
  }

  @Test func `A state that cannot be is told of where it is written`() throws {
    #expect(
      try problems(state: "lib") == [
        "tidings.yaml:2:8: state: lib is a directory; name a file in it, such as lib/state.sqlite"
      ])
    #expect(
      try problems(state: "file") == ["tidings.yaml:2:8: state: file is no SQLite file; move it away, or name another"])
    #expect(
      try problems(state: "no/such/state.sqlite") == [
        "tidings.yaml:2:8: state: no is missing; make it: tidings makes the directory of the state, but none above it"
      ])
    #expect(
      try problems(state: "file/state.sqlite") == [
        "tidings.yaml:2:8: state: file/state.sqlite cannot be: something above it is no directory"
      ])
  }

  @Test func `Only who asks has the places looked at`() throws {
    try folder.write("tidings.yaml", "spool: file\nstate: directory\nfeeds: [https://example.org/f]\n")
    #expect(folder.read().errors.isEmpty)
  }
}
