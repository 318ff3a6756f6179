internal import Glibc

/// What this thread has had of the processors so far. Unlike the clock's time it does not pass while others have their
/// turns.
public func processorTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
