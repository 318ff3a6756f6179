/// Chooses between the ways to make a group durable by what they have cost so far.
///
/// A pure value: the caller says what each group took. The method not in use is tried again now and then, after ever
/// more groups, so that the choice follows the disk.
struct SyncChooser: Sendable {
  /// Groups after which the method not in use is tried, at first and at most.
  static let trialPauses = (first: 8, last: 1024)
  /// A first group that takes longer than this, in seconds, has the other method tried at once.
  static let dearGroup = 0.1
  /// By how much files synced one by one have to be faster: they take twice the processor's time.
  static let advantage = 2.0

  /// Running means: of a whole group synced by `syncfs`, and of one file synced by itself.
  private var secondsForGroup: Double?
  private var secondsForFile: Double?
  private var current = SyncMethod.fileSystem
  private var groupsWithoutOther = 0
  private var pause = SyncChooser.trialPauses.first

  /// The method for a group of so many files.
  mutating func method(files: Int) -> SyncMethod {
    guard let group = secondsForGroup else { return .fileSystem }
    guard let file = secondsForFile else {
      groupsWithoutOther += 1
      return group > Self.dearGroup || groupsWithoutOther >= pause ? .eachFile : .fileSystem
    }
    let choice: SyncMethod = group <= file * Double(files) * Self.advantage ? .fileSystem : .eachFile
    if choice != current {
      current = choice
      groupsWithoutOther = 0
      pause = Self.trialPauses.first
    }
    groupsWithoutOther += 1
    guard groupsWithoutOther >= pause else { return choice }
    groupsWithoutOther = 0
    pause = min(pause * 2, Self.trialPauses.last)
    return choice == .fileSystem ? .eachFile : .fileSystem
  }

  /// Whether the method is not the one in use, and a part of a group tells enough of it.
  func isTrial(_ method: SyncMethod) -> Bool { method != current }

  /// Takes note of what a group took. A trial's figure replaces what was known of that method: it is long ago.
  mutating func learn(_ method: SyncMethod, files: Int, seconds: Double) {
    guard files > 0 else { return }
    let weight = method == current ? 0.25 : 1
    func mean(_ old: Double?, _ new: Double) -> Double { old.map { $0 + (new - $0) * weight } ?? new }
    switch method {
    case .fileSystem: secondsForGroup = mean(secondsForGroup, seconds)
    case .eachFile: secondsForFile = mean(secondsForFile, seconds / Double(files))
    }
  }
}
