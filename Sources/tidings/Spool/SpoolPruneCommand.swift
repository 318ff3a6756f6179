import ArgumentParser
import TidingsConfig
import TidingsModel
import TidingsPipeline
import TidingsSpool

/// `tidings spool prune`: the retention, now.
struct SpoolPruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Removes what consumers left in cur/ and failed/ beyond the retention, now.",
    discussion: """
      The limits are the configuration's, or with --spool those given here. Age counts from a file's last move. Prints \
      what was removed.
      """)

  @OptionGroup var spool: SpoolOption
  @Option(help: ArgumentHelp("Remove what is older: 12h, 30d.", valueName: "age")) var maxAge: AgeArgument?
  @Option(help: ArgumentHelp("Keep no more in a queue; the oldest go first.", valueName: "count")) var maxFiles: Int?
  @Flag(help: "Remove unclaimed files (new/) as well.") var unclaimed = false

  func validate() throws {
    if let maxFiles, maxFiles < 0 { throw ValidationError("--max-files cannot be negative") }
    if spool.directory != nil, maxAge == nil, maxFiles == nil {
      throw ValidationError("with --spool, give --max-age or --max-files")
    }
  }

  func run() throws {
    var retention = SpoolRetention()
    let path: String
    if let directory = spool.directory {
      path = directory
    } else {
      let configuration = try spool.config.read(needsSecrets: false)
      path = configuration.spool
      retention = SpoolRetention(configuration.retention)
    }
    if let maxAge { retention.maxAge = maxAge.seconds }
    if let maxFiles { retention.maxFiles = maxFiles }
    if unclaimed { retention.includesUnclaimed = true }
    try spool.checkIsSpool(path)
    try reporting { () throws(SpoolError) in
      try retention.prune(spool: path, now: .now) { removal in
        Terminal.write(Array("\(removal.queue)/\(removal.part.rawValue)/\(removal.name)\n".utf8))
      }
    }
  }
}
