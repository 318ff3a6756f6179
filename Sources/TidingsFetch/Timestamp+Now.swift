internal import CLinux
internal import Glibc
internal import TidingsModel

extension Timestamp {
  /// The wall clock, in UTC.
  static var wallClock: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }
}
