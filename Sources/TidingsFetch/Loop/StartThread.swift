internal import Glibc

/// Starts a thread that nobody joins; returns whether that worked.
func startThread(_ run: @escaping @Sendable () -> Void) -> Bool {
  final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  var thread = pthread_t()
  let body = Unmanaged.passRetained(Body(run))
  let result = pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    }, body.toOpaque())
  guard result == 0 else {
    body.release()
    return false
  }
  pthread_detach(thread)
  return true
}
