import ArgumentParser
import TidingsSpool

/// Which queue of which spool.
struct QueueOption: ParsableArguments {
  @OptionGroup var spool: SpoolOption

  @Option(name: .shortAndLong, help: "The queue.")
  var queue = "all"

  func consumer() throws -> QueueConsumer { try spool.consumer(of: queue) }
}
