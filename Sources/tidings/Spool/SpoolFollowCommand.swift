import ArgumentParser
import Dispatch
import Glibc
import TidingsSpool

/// `tidings spool follow`: new articles as NDJSON until stopped.
struct SpoolFollowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow", abstract: "Prints new articles, a JSON object a line, until stopped.",
    discussion: """
      Without --claim it only looks on; an article that another consumer claims and deletes at once may be missed. With \
      --claim it is a consumer: each article is claimed, printed and deleted, those already waiting first; what could \
      not be printed is given back, and a file that was cut short is put aside in failed/. What is no regular file is \
      passed over.
      """)

  @OptionGroup var queue: QueueOption
  @Flag(help: "Print what already waits first.") var all = false
  @Flag(help: "Claim, print and delete: consume the queue.") var claim = false

  func run() throws {
    let consumer = try queue.consumer()
    // What stands before the watch begins is not new, even where the kernel loses count of what is.
    let newest = try reporting { () throws(SpoolError) in try consumer.newest(in: .new) }
    let follower = try reporting { () throws(SpoolError) in try QueueFollower(consumer) }
    let signals = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { follower.stop() }
      source.resume()
      return source
    }
    defer { for source in signals { source.cancel() } }
    var last = all || claim ? nil : newest
    var isListDue = all || claim
    // Listed after the watch began, so that nothing falls between the two; what came since is in both.
    var listed: Set<EntryName> = []
    while true {
      if isListDue {
        isListDue = false
        var walk = QueueWalk(consumer, in: .new, after: claim ? nil : last)
        while let names = try reporting({ () throws(SpoolError) in try walk.next() }) {
          for name in names {
            guard !follower.isStopped, try show(name, consumer) else { return }
            // What was claimed cannot be shown twice.
            if !claim, newest.map({ name > $0 }) ?? true { listed.insert(name) }
            last = max(last ?? name, name)
          }
        }
      }
      switch try reporting({ () throws(SpoolError) in try follower.wait() }) {
      case .stopped: return
      case .arrived(let names):
        for name in names where listed.remove(name) == nil {
          guard try show(name, consumer) else { return }
          // One that was given back is older.
          last = max(last ?? name, name)
        }
      case .overflowed:
        // What was listed was notified before this, or never will be.
        listed = []
        isListDue = true
      }
    }
  }

  /// - Returns: false when nobody reads any more.
  private func show(_ name: EntryName, _ consumer: QueueConsumer) throws -> Bool {
    if try reporting({ () throws(SpoolError) in try consumer.isForeign(name) }) {
      Terminal.say(consumer.words(passingOver: name))
      return true
    }
    if claim {
      guard try reporting({ () throws(SpoolError) in try consumer.claim(name) }) else { return true }
      do {
        let content = try reporting { () throws(SpoolError) in try consumer.content(of: name) }
        guard isWhole(content.bytes, of: name) else {
          try reporting { () throws(SpoolError) in try consumer.fail(name) }
          return true
        }
        guard try SpoolOutput.write(content.bytes) else {
          _ = try reporting { () throws(SpoolError) in try consumer.requeue(name) }
          return false
        }
      } catch {
        _ = try? consumer.requeue(name)
        throw error
      }
      try reporting { () throws(SpoolError) in try consumer.acknowledge(name) }
      return true
    }
    let bytes: [UInt8]
    do throws(SpoolError) {
      bytes = try consumer.content(of: name).bytes
    } catch {
      let isTaken = error.category == .absent
      Terminal.say(
        "tidings: " + (isTaken ? "\(name) was taken by a consumer before it could be printed" : error.description))
      return true
    }
    return try !isWhole(bytes, of: name) || SpoolOutput.write(bytes)
  }

  /// Whether a file holds whole lines; one that was cut short would run into the next on one line.
  private func isWhole(_ bytes: [UInt8], of name: EntryName) -> Bool {
    guard bytes.last != 0x0A else { return true }
    let standing = claim ? "put aside in failed/" : "not printed"
    Terminal.say("tidings: \(name) does not end in a line feed: cut short? It is \(standing)")
    return false
  }
}
