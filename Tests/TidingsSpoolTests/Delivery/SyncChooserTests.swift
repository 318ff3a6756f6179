import Testing

@testable import TidingsSpool

struct SyncChooserTests {
  /// A disk on which `syncfs` takes so long a group, and a sync by itself so long a file.
  private struct Disk {
    var group: Double
    var file: Double
  }

  /// Runs groups of files on a disk.
  /// - Returns: how many groups each method had.
  private func run(_ chooser: inout SyncChooser, _ disk: Disk, groups: Int, files: Int = 64) -> [SyncMethod: Int] {
    var counts: [SyncMethod: Int] = [:]
    for _ in 0..<groups {
      let method = chooser.method(files: files)
      counts[method, default: 0] += 1
      chooser.learn(method, files: files, seconds: method == .fileSystem ? disk.group : disk.file * Double(files))
    }
    return counts
  }

  private let quiet = Disk(group: 0.006, file: 0.0005)
  private let busy = Disk(group: 2, file: 0.002)

  @Test func onAQuietDiskWholeFileSystemSyncsAreKeptWithFewTrials() {
    var chooser = SyncChooser()
    let counts = run(&chooser, quiet, groups: 2000)
    #expect((counts[.eachFile] ?? 0) < 12)
    #expect((counts[.eachFile] ?? 0) > 2)
  }

  @Test func aDearFirstGroupHasTheOtherMethodTriedAtOnce() {
    var chooser = SyncChooser()
    #expect(run(&chooser, busy, groups: 10)[.fileSystem] == 2)
  }

  @Test func whenOthersFillTheDiskAndWhenTheyStopTheChoiceFollows() {
    var chooser = SyncChooser()
    _ = run(&chooser, quiet, groups: 100)
    #expect((run(&chooser, busy, groups: 100)[.fileSystem] ?? 0) < 10)
    _ = run(&chooser, quiet, groups: 300)
    #expect((run(&chooser, quiet, groups: 100)[.eachFile] ?? 0) < 10)
  }

  @Test func oneFileIsSyncedByItselfWhereThatIsCheaperThanTheFileSystem() {
    var chooser = SyncChooser()
    _ = run(&chooser, quiet, groups: 20)
    #expect(chooser.method(files: 1) == .eachFile)
    #expect(chooser.method(files: 64) == .fileSystem)
  }
}
