internal import Dispatch

/// A thread of its own for calls that block on the disk, so that they hold up no thread of the cooperative pool.
package final class DiskExecutor: SerialExecutor {
  private let queue: DispatchQueue

  /// - Parameter label: the thread's name, for those who look at the process.
  package init(label: String) { queue = DispatchQueue(label: label) }

  /// Runs a job of an actor's, after those that came before it.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
