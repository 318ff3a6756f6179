/// A poll's place among those to its feed's host. It is let go of when the poll goes on to ask others, as redirects and the
/// pages of its articles have it do: they may be slow, and the host's other feeds need not wait for them.
struct HostPlace: Sendable {
  /// Its scheme, name and port (`WebURL.server`).
  let host: String
  /// May be called more than once.
  let letGo: @Sendable () -> Void

  /// Lets go of the place, unless it is the host itself that is asked.
  func goOn(to server: String) {
    if server != host { letGo() }
  }
}
