public import TidingsConfig
public import TidingsSpool

extension SpoolRetention {
  /// The retention as the spool knows it: its age in whole seconds, the nearest ones.
  public init(_ rules: Retention) {
    self.init(
      maxAge: rules.maxAge.flatMap { Int64(exactly: $0.rounded()) }, maxFiles: rules.maxFiles,
      includesUnclaimed: rules.unclaimed)
  }
}
