import Foundation

extension Process {
  /// Starts the process, and closes the files given to it on this side: Foundation never does, and crashes in `run` once
  /// some 1,300 descriptors are open.
  func start() throws {
    try run()
    for case let file as FileHandle in [standardInput, standardOutput, standardError]
    where file !== FileHandle.nullDevice && file.fileDescriptor > STDERR_FILENO {
      try file.close()
    }
  }

  /// Starts the process and waits for its end without holding a thread.
  func runToEnd() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      terminationHandler = { _ in continuation.resume() }
      do {
        try start()
      } catch {
        terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
  }
}
