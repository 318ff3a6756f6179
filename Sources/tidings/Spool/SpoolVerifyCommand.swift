import ArgumentParser
import TidingsModel
import TidingsSpool

/// `tidings spool verify`: reads everything.
struct SpoolVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Reads every file of the spool and prints a line for each thing wrong with it.",
    discussion: """
      Looked at: names, JSON, that a file holds the article and revision it is named for, modes and groups, files left \
      in tmp/, names in two places of a queue. Exit status 1 when anything is wrong.
      """)

  @OptionGroup var spool: SpoolOption
  @Flag(help: "One JSON object a line, with path and problem.") var json = false

  func run() throws {
    let verifier = SpoolVerifier(spool: try spool.path(), now: .now)
    var wrong = 0
    let files = try reporting { () throws(SpoolError) in
      try verifier.verify { finding in
        wrong += 1
        Terminal.write(
          json
            ? JSONWriter.line { writer in
              writer.field("path", finding.path)
              writer.field("problem", finding.problem)
            } : Array((Terminal.printable(finding.description) + "\n").utf8))
      }
    }
    Terminal.say("\(files) \(files == 1 ? "file" : "files") read, \(wrong) wrong")
    if wrong > 0 { throw ExitCode(1) }
  }
}
