/// How a group of files is made durable.
package enum SyncMethod: Sendable, Hashable, CaseIterable {
  /// Write all, then one `syncfs`: the cheapest, unless others keep the file system full of unwritten data, for which it
  /// waits as well.
  case fileSystem
  /// Each file is written and synced by itself, on several threads.
  case eachFile
}

/// Chooses between the ways to make a group durable by what they have cost so far.
///
/// A pure value: the caller says what each group took. The method not in use is tried again after ever more groups, and
/// at once when the one in use has become twice as dear as the other was last seen.
struct SyncChooser: Sendable {
  /// Seconds a group of one file and each further file cost, learned as two running means.
  private struct Cost: Sendable {
    /// Of the whole group, for `fileSystem`; of one file, for `eachFile`.
    var seconds: Double?

    mutating func learn(_ sample: Double) { seconds = seconds.map { $0 * 0.75 + sample * 0.25 } ?? sample }
  }

  private var fileSystem = Cost()
  private var eachFile = Cost()
  private(set) var preferred = SyncMethod.fileSystem
  private var groupsUntilTrial = 8
  private var trialPause = 8

  /// The method for a group of so many files.
  mutating func method(files: Int) -> SyncMethod {
    groupsUntilTrial -= 1
    if groupsUntilTrial <= 0 {
      trialPause = min(trialPause * 2, 1024)
      groupsUntilTrial = trialPause
      return preferred == .fileSystem ? .eachFile : .fileSystem
    }
    guard let whole = fileSystem.seconds, let one = eachFile.seconds else { return preferred }
    let choice: SyncMethod = whole <= one * Double(files) ? .fileSystem : .eachFile
    if choice != preferred {
      preferred = choice
      trialPause = 8
      groupsUntilTrial = 8
    }
    return choice
  }

  /// Takes note of what a group took.
  mutating func learn(_ method: SyncMethod, files: Int, seconds: Double) {
    guard files > 0 else { return }
    switch method {
    case .fileSystem: fileSystem.learn(seconds)
    case .eachFile: eachFile.learn(seconds / Double(files))
    }
    // Nothing known of the other: a dear group is reason enough to look at it now.
    if method == .fileSystem, eachFile.seconds == nil, seconds > 0.1 { groupsUntilTrial = min(groupsUntilTrial, 1) }
  }
}
