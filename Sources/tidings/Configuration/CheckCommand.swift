import ArgumentParser
import TidingsConfig
import TidingsModel

/// `tidings check`: validates the configuration.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks the configuration and prints every error as file:line:column: message.",
    discussion: """
      Includes, secrets and time zones are checked too, and what stands where the spool and the state are to be; nothing \
      is fetched or made. A note says where publishers are given no contact (http.contact). Exit status 2 on any error.
      """)

  @OptionGroup var config: ConfigurationOption

  @Flag(help: "Write one JSON line an error or warning on stdout, none when all is well.")
  var json = false

  func run() throws {
    let path = try config.resolved()
    let result = ConfigurationOption.read(path, looksAtPlaces: true)
    if json {
      for problem in result.warnings + result.errors { Terminal.write(Self.line(problem)) }
      if result.configuration == nil { throw ExitCode(2) }
      return
    }
    ConfigurationOption.say(result.warnings)
    let configuration = try ConfigurationOption.sound(result)
    let feeds = configuration.feeds.count
    Terminal.write(Array("\(path): ok, \(feeds) \(feeds == 1 ? "feed" : "feeds")\n".utf8))
    if feeds > 0, configuration.http.contact == nil, configuration.http.userAgent == nil {
      Terminal.say("note: publishers cannot tell whose requests these are; name a page or an address in http.contact")
    }
  }

  private static func line(_ problem: ConfigurationError) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("severity", problem.severity == .error ? "error" : "warning")
    writer.field("file", problem.place.file)
    writer.field("line", problem.place.line)
    writer.field("column", problem.place.column)
    writer.field("message", problem.message)
    writer.endObject()
    return writer.bytes + [0x0A]
  }
}
