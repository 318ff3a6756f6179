/// How a group of files is made durable.
package enum SyncMethod: Sendable, Hashable, CaseIterable {
  /// Write all, then one `syncfs`: the cheapest, unless others keep the file system full of unwritten data, for which it
  /// waits as well.
  case fileSystem
  /// Each file is written and synced by itself, on several threads.
  case eachFile
}
