import ArgumentParser
import TidingsSpool

/// `tidings spool`: looks at the spool and consumes it from a shell.
struct SpoolCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spool",
    abstract: "Looks at the spool and consumes it from a shell.",
    discussion: """
      A consumer claims articles (new/ → cur/), does its work, and acknowledges them (deleted from cur/) or puts them \
      aside (failed/). Any number of consumers may do so at once; each article goes to one of them:

        while path=$(tidings spool claim); do
          work "$path" && tidings spool ack "$path"
        done

      Exit status: 0 done, 1 it failed (for claim: nothing to claim), 2 wrong usage or configuration.
      """,
    subcommands: [
      SpoolListCommand.self, SpoolCatCommand.self, SpoolClaimCommand.self, SpoolAcknowledgeCommand.self,
      SpoolFailCommand.self, SpoolRequeueCommand.self, SpoolFollowCommand.self, SpoolVerifyCommand.self,
      SpoolPruneCommand.self,
    ])
}

/// Runs a step of the spool; its error ends the command in words.
func reporting<Result>(_ step: () throws(SpoolError) -> Result) throws(CommandFailure) -> Result {
  do throws(SpoolError) {
    return try step()
  } catch {
    throw SpoolOption.failure(error)
  }
}
